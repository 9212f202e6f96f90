"""The review console: pages for people who signed in, one module a page."""
