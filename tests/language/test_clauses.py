"""A sentence falls into clauses that leave out nothing but marks."""

from summarizer.language.clauses import clause_of, clauses

TEXT = "The blast killed 12 people, while a fire last month killed 30; nobody was arrested."


def test_a_sentence_is_cut_where_a_clause_opens() -> None:
    assert [TEXT[start:end] for start, end in clauses(TEXT)] == [
        "The blast killed 12 people",
        "while a fire last month killed 30",
        "nobody was arrested.",
    ]


def test_the_clause_of_a_number_is_found_by_its_offsets() -> None:
    start = TEXT.index("30")

    begin, end = clause_of(TEXT, start, start + 2)

    assert TEXT[begin:end] == "while a fire last month killed 30"


def test_as_many_as_opens_no_clause() -> None:
    assert len(clauses("They said as many as 12 people died")) == 1
