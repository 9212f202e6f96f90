"""Rasa's graph of components, run node by node."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from bot.assistant.graph_runner import StraightRunner


def runner(needs: dict[str, dict[str, str]], ran: list[str]) -> StraightRunner:
    """A runner whose nodes note that they ran and hand on what they were given."""

    def node(name: str) -> Any:
        def run(*given: Any) -> tuple[str, Any]:
            ran.append(name)
            return name, [name, *(one[1] if isinstance(one, tuple) else one for one in given)]

        return run

    found = StraightRunner.__new__(StraightRunner)
    nodes = {name: SimpleNamespace(needs=needed) for name, needed in needs.items()}
    found._graph_schema = SimpleNamespace(nodes=nodes, target_names=["answer"])
    found._instantiated_nodes = {name: node(name) for name in needs}
    return found


NEEDS = {
    "words": {"text": "__message__"},
    "counts": {"words": "words"},
    "answer": {"words": "words", "counts": "counts", "tracker": "__tracker__"},
    "unasked": {"words": "words"},
}


def test_every_needed_node_runs_once_and_no_other() -> None:
    """Deepest first; an input that was not given comes as its name, as Dask hands it on."""
    ran: list[str] = []
    found = runner(NEEDS, ran).run(inputs={"__message__": "alo"})
    assert ran == ["words", "counts", "answer"]
    words = ["words", "alo"]
    assert found == {"answer": ["answer", words, ["counts", words], "__tracker__"]}


def test_targets_and_inputs_can_be_named() -> None:
    """An input stands in for the node of its name, which then does not run."""
    ran: list[str] = []
    found = runner(NEEDS, ran).run(inputs={"words": "xin chào"}, targets=["counts"])
    assert (found, ran) == ({"counts": ["counts", "xin chào"]}, ["counts"])
