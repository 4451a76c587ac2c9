"""A scored run as JUnit XML: a suite per field, a case per article."""

from pathlib import Path
from xml.etree import ElementTree

from summarizer.scoring.case import Case
from summarizer.scoring.evaluation import Evaluation
from summarizer.scoring.slot import FIELDS, FieldName

_WRONG = ("incorrect", "spurious", "missing", "partial")


def _plain(text: str) -> str:
    """Without characters that XML does not allow."""
    return "".join(one for one in text if one in "\t\n" or ord(one) >= 32)


def _case(case: Case, field: FieldName, seconds: float) -> ElementTree.Element:
    element = ElementTree.Element("testcase", name=case.id, classname=f"eval.{field}", time=f"{seconds:.4f}")
    slots = [one for one in case.slots if one.field == field]
    wrong = [one for one in slots if one.verdict in _WRONG]
    if case.failed is not None:
        ElementTree.SubElement(element, "error", message=_plain(case.failed))
    elif wrong:
        failure = ElementTree.SubElement(element, "failure", message=f"{len(wrong)} of {len(slots)} slots")
        failure.text = "\n".join(
            _plain(f"{one.verdict}: label {one.gold or '–'} / brief {one.predicted or '–'} ({one.rule})")
            for one in wrong
        )
    elif all(one.verdict == "absent" for one in slots):
        ElementTree.SubElement(element, "skipped", message="both are empty")
    return element


def junit(evaluation: Evaluation) -> bytes:
    """The XML; what the gate decides stands in a suite of its own."""
    root = ElementTree.Element("testsuites", name=f"eval {evaluation.model}")
    seconds = {one.id: one.seconds for one in evaluation.attempts}
    gate = ElementTree.SubElement(root, "testsuite", name="gate")
    for check in evaluation.verdict.checks:
        element = ElementTree.SubElement(gate, "testcase", name=check.rule, classname="eval.gate")
        if not check.passed:
            ElementTree.SubElement(element, "failure", message=f"is {check.shown}")
    for field in FIELDS:
        suite = ElementTree.SubElement(root, "testsuite", name=field)
        for case in evaluation.cases:
            suite.append(_case(case, field, seconds[case.id]))
    for suite in root:
        suite.set("tests", str(len(suite)))
        suite.set("failures", str(len(suite.findall("testcase/failure"))))
        suite.set("errors", str(len(suite.findall("testcase/error"))))
        suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def annotations(evaluation: Evaluation, root: Path) -> list[str]:
    """Workflow commands that mark the line of the label for every critical error."""
    lines = []
    paths = {one.id: one.path for one in evaluation.samples}
    critical = set(evaluation.critical)
    for case in evaluation.cases:
        for slot in case.slots:
            for code in [one for one in slot.codes if one in critical]:
                path = paths[case.id]
                line = _line_of(path, slot.field)
                shown = path.resolve().relative_to(root) if path.resolve().is_relative_to(root) else path
                text = f"label: {slot.gold or '–'} / brief: {slot.predicted or '–'}".replace("\n", " ").replace(
                    "%", "%25"
                )
                lines.append(f"::warning file={shown},line={line},title={code} in {case.id}::{text}")
    return lines


def _line_of(path: Path, field: str) -> int:
    """The line of a label's file where a field begins."""
    key = {"killed": "totals", "injured": "totals", "missing": "totals", "response": "blamed", "country": "where"}
    wanted = f'"{key.get(field, field)}":'
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if wanted in line:
            return number
    return 1
