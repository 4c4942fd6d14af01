"""What the doctor finds in each layer of a network, with a batch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from glia import _abi
from glia._handle import Handle, filled, native_type, text
from glia.records import LayerFigures, ReportSummary


class Report(Handle):
    """What Trainer.examine and Model.examine found: print it, or read the figures of each layer.

    report["hidden"] and report[0] are the figures of a layer.
    """

    _type = native_type("ReportNative", _abi.glia_report_free)

    @property
    def summary(self) -> ReportSummary:
        """Rows, loss, and where values that are not finite begin."""
        found: ReportSummary = filled(ReportSummary(), _abi.glia_report_summarize, self)
        return found

    @property
    def names(self) -> list[str]:
        """The names of the layers, in their order."""
        return [text(_abi.glia_report_layer_name, self, one) for one in range(len(self))]

    def __len__(self) -> int:
        return self.summary.layers

    def _place(self, layer: Any) -> int:
        if isinstance(layer, str):
            names = self.names
            # The library says what is wrong with a layer that there is not.
            return names.index(layer) if layer in names else len(names)
        return int(layer)

    def __getitem__(self, layer: Any) -> LayerFigures:
        place = self._place(layer)
        place += len(self) if place < 0 else 0
        found: LayerFigures = filled(LayerFigures(), _abi.glia_report_layer, self, place)
        return found

    def __iter__(self) -> Iterator[LayerFigures]:
        return (self[one] for one in range(len(self)))

    def advice(self, layer: Any = None) -> str:
        """What to do about a layer, or about all: a sentence a finding, each on a line."""
        if layer is not None:
            return text(_abi.glia_report_advice, self, self._place(layer))
        found = (self.advice(one) for one in range(len(self)))
        return "\n".join(one for one in found if one)

    def __str__(self) -> str:
        return text(_abi.glia_report_table, self)
