"""Where calls and reports are kept: SQLAlchemy Core tables, one module a table family."""
