"""Whether a folder holds a whole, multilingual Whisper model, found out without loading it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.asr.model_file import DamagedModelError, ModelFile, read_model_file
from bot.core.errors import TranscriptionError

WEIGHTS = "model.bin"
CONFIG = "config.json"
TOKENIZER = "tokenizer.json"
FEATURES = "preprocessor_config.json"
VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
USUAL_MEL_BANDS = 80  # what faster-whisper makes when no file says otherwise
LEAST_MULTILINGUAL = 51_865  # tokens; one fewer is how CTranslate2 knows an English-only model
FIRST_TOKEN = "<|startoftranscript|>"

CONVERT = (
    "convert it with: ct2-transformers-converter --model {folder} --output_dir NEW_FOLDER "
    f"--quantization int8 --copy_files {TOKENIZER} {FEATURES}, and set ASR_MODEL=NEW_FOLDER"
)


def check_model(folder: Path, setting: str, remedy: str) -> ModelFile:
    """What ``model.bin`` says of itself, once everything beside it has been found to fit.

    Raises TranscriptionError with one line: the setting, the file, what is wrong and what to do
    (``remedy`` where a file is missing or damaged).
    """
    try:
        return _Check(folder).run()
    except _Fault as fault:
        message = f"ASR_MODEL={setting}: {fault.what}; {fault.cure or remedy}"
        raise TranscriptionError(fault.code, message) from fault.__cause__
    except OSError as error:
        raise TranscriptionError(
            "unreadable",
            f"ASR_MODEL={setting}: {error.filename} cannot be read: {error.strerror}; "
            "give this user the right to read it",
        ) from error


class _Fault(Exception):
    def __init__(self, code: str, what: str, cure: str = "") -> None:
        super().__init__(what)
        self.code, self.what, self.cure = code, what, cure


class _Check:
    """The checks of one folder, the most telling first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def run(self) -> ModelFile:
        model = self._weights()
        self._missing()
        self._config()
        self._tokenizer()
        self._vocabulary(model)
        self._features(model)
        return model

    def _weights(self) -> ModelFile:
        file = self._folder / WEIGHTS
        if not file.is_file() and self._holds_transformers():
            what = f"{self._folder} holds a Transformers model that was not converted"
            raise _Fault("not_converted", what, CONVERT.format(folder=self._folder))
        if not file.is_file():
            self._missing()
        try:
            model = read_model_file(file)
        except DamagedModelError as error:
            raise _Fault("damaged", f"{file} cannot be used: {error}") from error
        if model.architecture != "WhisperSpec":
            what = f"{file} is a {model.architecture} model, not Whisper"
            raise _Fault("not_whisper", what, "set ASR_MODEL to a Whisper model, or to bundled")
        return model

    def _holds_transformers(self) -> bool:
        patterns = ("*.safetensors*", "pytorch_model*", "flax_model*", "tf_model*")
        return any(next(self._folder.glob(pattern), None) for pattern in patterns)

    def _missing(self) -> None:
        needed = (WEIGHTS, CONFIG, TOKENIZER)
        missing = [name for name in needed if not (self._folder / name).is_file()]
        if not any((self._folder / name).is_file() for name in VOCABULARIES):
            missing.append(VOCABULARIES[0])
        if missing:
            raise _Fault("incomplete", f"{self._folder} lacks {', '.join(missing)}")

    def _config(self) -> None:
        if not isinstance(self._json(CONFIG), dict):
            raise self._not_its_content(CONFIG, "the settings of a CTranslate2 model")

    def _tokenizer(self) -> None:
        content = self._json(TOKENIZER)
        try:
            known = {token["content"] for token in content["added_tokens"]}
            known |= {FIRST_TOKEN} & set(content["model"]["vocab"])
        except (TypeError, KeyError) as error:
            raise self._not_its_content(TOKENIZER, "a tokenizer") from error
        if FIRST_TOKEN not in known:
            raise self._not_its_content(TOKENIZER, "Whisper's tokenizer")

    def _vocabulary(self, model: ModelFile) -> None:
        name = next(name for name in VOCABULARIES if (self._folder / name).is_file())
        if name.endswith(".json"):
            tokens = self._json(name)
            if not isinstance(tokens, list):
                raise self._not_its_content(name, "a list of tokens")
        else:
            tokens = (self._folder / name).read_bytes().split(b"\n")
            tokens = tokens[:-1] if tokens[-1] == b"" else tokens
        if model.vocabulary is None:
            return
        if len(tokens) != model.vocabulary:
            file = self._folder / name
            what = f"{file} lists {len(tokens)} tokens, but {WEIGHTS} has {model.vocabulary}"
            raise _Fault("damaged", what)
        if model.vocabulary < LEAST_MULTILINGUAL:
            what = f"{self._folder} knows English only"
            raise _Fault("english_only", what, "take a multilingual model, one without .en")

    def _features(self, model: ModelFile) -> None:
        bands: int | None = USUAL_MEL_BANDS
        if (self._folder / FEATURES).is_file():
            content = self._json(FEATURES)
            bands = content.get("feature_size", bands) if isinstance(content, dict) else None
        if bands is None:
            raise self._not_its_content(FEATURES, "the settings of Whisper's features")
        if model.mel_bands is not None and bands != model.mel_bands:
            wants = f"{WEIGHTS} listens to {model.mel_bands} bands"
            if not (self._folder / FEATURES).is_file():
                what = f"{self._folder} lacks {FEATURES}, and {wants}, not the usual {bands}"
                raise _Fault("incomplete", what)
            what = f"{self._folder / FEATURES} is another model's: it makes {bands} bands, {wants}"
            raise _Fault("damaged", what)

    def _json(self, name: str) -> Any:
        file = self._folder / name
        try:
            return json.loads(file.read_bytes())
        except ValueError as error:
            raise _Fault("damaged", f"{file} is not valid JSON: copied half-way?") from error

    def _not_its_content(self, name: str, should_be: str) -> _Fault:
        return _Fault("damaged", f"{self._folder / name} does not hold {should_be}")
