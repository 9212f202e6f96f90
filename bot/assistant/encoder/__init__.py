"""What messages mean as vectors: a small multilingual encoder, run by CTranslate2."""
