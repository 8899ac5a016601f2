"""Small lists of well-known papers, one for each way in which people write their lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Work(NamedTuple):
    title: str
    arxiv: str
    first: str
    second: str
    venue: str
    month: str
    code: str | None

    @property
    def abs(self) -> str:
        return f"https://arxiv.org/abs/{self.arxiv}"

    @property
    def pdf(self) -> str:
        return f"https://arxiv.org/pdf/{self.arxiv}"

    @property
    def people(self) -> str:
        return f"{self.first}, {self.second}"

    @property
    def year(self) -> str:
        return self.venue[-4:]

    def with_code(self, pattern: str) -> str:
        """The pattern with the address of the code, where there is some."""
        return pattern.format(self.code) if self.code else ""


WORKS = (
    Work(
        "LoRA: Low-Rank Adaptation of Large Language Models",
        "2106.09685",
        "Edward J. Hu",
        "Yelong Shen",
        "ICLR 2022",
        "2021/06",
        "https://github.com/microsoft/LoRA",
    ),
    Work(
        "QLoRA: Efficient Finetuning of Quantized LLMs",
        "2305.14314",
        "Tim Dettmers",
        "Artidoro Pagnoni",
        "NeurIPS 2023",
        "2023/05",
        None,
    ),
    Work(
        "LIMA: Less Is More for Alignment",
        "2305.11206",
        "Chunting Zhou",
        "Pengfei Liu",
        "NeurIPS 2023",
        "2023/05",
        None,
    ),
    Work(
        "Attention Is All You Need",
        "1706.03762",
        "Ashish Vaswani",
        "Noam Shazeer",
        "NIPS 2017",
        "2017/06",
        "https://github.com/tensorflow/tensor2tensor",
    ),
    Work(
        "Training Compute-Optimal Large Language Models",
        "2203.15556",
        "Jordan Hoffmann",
        "Sebastian Borgeaud",
        "NeurIPS 2022",
        "2022/03",
        None,
    ),
    Work(
        "Prefix-Tuning: Optimizing Continuous Prompts for Generation",
        "2101.00190",
        "Xiang Lisa Li",
        "Percy Liang",
        "ACL 2021",
        "2021/01",
        "https://github.com/XiangLi1999/PrefixTuning",
    ),
)
TOP = "# Things to read\n\nKept by hand since 2021.  \nTrailing blanks\tand a tab stay.\n\n## Fine-tuning\n\n"
MIDDLE = "\n\n## Other things\n\nA few more:\n\n"
BOTTOM = "\n\n## License\n\n* * *\nMIT, as [the file](LICENSE) says.\n"


def listed(
    entry: Callable[[Work], str], *, between: str = "\n", top: str = TOP, middle: str = MIDDLE, bottom: str = BOTTOM
) -> str:
    """Two sections of three entries each."""
    written = [entry(work) for work in WORKS]
    return top + between.join(written[:3]) + middle + between.join(written[3:]) + bottom


def table(header: str, rule: str, row: Callable[[Work], str]) -> str:
    """Two sections with a table of three rows each."""
    head = f"{header}\n{rule}\n"
    return listed(row, top=TOP + head, middle=MIDDLE + head)


TITLED = listed(lambda w: f"- [{w.title}]({w.abs}){w.with_code(' [[code]({})]')}")

SAME: dict[str, str] = {
    "linked titles": TITLED,
    "date, bold title, links": listed(
        lambda w: f"- [{w.month}] **{w.title}**. *{w.first} et al.* [[paper]]({w.abs}){w.with_code(' [[code]]({})')}"
    ),
    "venue first": listed(lambda w: f"* ({w.venue}) {w.title} [[pdf]({w.pdf}.pdf)]{w.with_code(' [[code]({})]')}"),
    "quoted": listed(lambda w: f'+ "{w.title}", {w.people}. {w.venue}. [paper]({w.abs}){w.with_code(", [code]({})")}'),
    "people first": listed(lambda w: f"- {w.first} and {w.second}. [*{w.title}*]({w.pdf}), {w.venue}."),
    "code and bars": listed(lambda w: f"- `{w.title}` | [paper]({w.abs}){w.with_code(' | [GitHub]({})')}"),
    "numbered": listed(lambda w: f"{WORKS.index(w) % 3 + 1}. {w.people}. [{w.title}]({w.abs}). {w.venue}."),
    "checkboxes": listed(lambda w: f"- [{'x' if w.code else ' '}] [{w.title}]({w.abs}){w.with_code(' ([code]({}))')}"),
    "backslashes": listed(
        lambda w: f"**{w.title}** \\\n*{w.people}* \\\n{w.venue}. [[Paper]({w.abs})]{w.with_code(' [[Code]({})]')}",
        between="\n\n",
    ),
    "two blanks": listed(
        lambda w: f"- **{w.title}**  \n  {w.people}  \n  {w.venue} [paper]({w.abs}){w.with_code(' [code]({})')}"
    ),
    "<br>": listed(lambda w: f"- **[{w.title}]({w.abs})**<br>\n  {w.people}<br>\n  *{w.venue}*"),
    "sub-bullets": listed(
        lambda w: f"- **{w.title}**\n  - {w.people}\n  - {w.venue}\n  - [paper]({w.abs}){w.with_code(', [code]({})')}"
    ),
    "folded": listed(
        lambda w: (
            f"- **[{w.title}]({w.abs})**\n  <details>\n  <summary>Abstract</summary>\n\n"
            f"  What {w.first} found out in {w.year} is told here.\n\n  </details>\n"
        )
    ),
    "headings": listed(
        lambda w: f"### {w.title}\n\n*{w.people}*, {w.venue}\n\n[[paper]({w.abs})]{w.with_code(' [[code]({})]')}",
        between="\n\n",
    ),
    "paragraphs": listed(lambda w: f"{w.people}. **{w.title}**. {w.venue}. [[PDF]]({w.pdf})", between="\n\n"),
    "table with a status": table(
        "| Title | Link | Read |",
        "| --- | --- | --- |",
        lambda w: f"| {w.title} | [link]({w.abs}) | {'Yes' if w.code else 'No'} |",
    ),
    "venues as labels": table(
        "| Title | Link |", "| --- | --- |", lambda w: f"| {w.title} | [{w.venue.split()[0]}]({w.abs}) |"
    ),
    "labels of several words": listed(lambda w: f"- {w.title}. [[{'pdf' if w.code else 'Paper'}]({w.abs})]"),
    "one address under two labels": listed(
        lambda w: f"- {w.title} [[pdf]({w.abs})] [[project]({w.abs if w.code else f'https://example.org/{w.arxiv}'})]"
    ),
    "labels that say little": table(
        "| Title | Code |",
        "| --- | --- |",
        lambda w: f"| [{w.title}]({w.abs}) | {w.with_code('[Link]({})')} |",
    ),
    "labels with brackets": listed(
        lambda w: f"- [{w.title}]({w.abs}) [[Code (PyTorch)]](https://example.org/{w.arxiv})"
    ),
    "table of links": table(
        "| Date | Title | Paper | Code | Venue |",
        "| :---: | :--- | :---: | --- | ---: |",
        lambda w: f"| {w.month} | {w.title} | [paper]({w.abs}) | {w.with_code('[code]({})') or '-'} | {w.venue} |",
    ),
    "items as sections": listed(
        lambda w: f"  - [{w.title}]({w.abs})",
        top="# Things to read\n\n- Fine-tuning\n",
        middle="\n- Other things\n",
        bottom="\n",
    ),
    "marks of what is read": listed(lambda w: f"- {'✅ ' if w.code else ''}[{w.title}]({w.abs})"),
    "badges": listed(
        lambda w: (
            f"- [{w.title}]({w.abs}) [![Stars](https://img.shields.io/github/stars/a/{w.arxiv})]"
            f"(https://github.com/a/{w.arxiv})"
        )
    ),
    "other scripts": TITLED.replace("## Fine-tuning", "## 微调 🔧").replace("## Other things", "## Отбор"),
    "no headings": "\n".join(f"- [{w.title}]({w.abs})" for w in WORKS) + "\n",
    "one in two sections": f"# L\n\n## A\n\n- [{WORKS[0].title}]({WORKS[0].abs})\n- [{WORKS[1].title}]({WORKS[1].abs})\n\n"
    f"## B\n\n- [{WORKS[2].title}]({WORKS[2].abs})\n- [{WORKS[0].title}]({WORKS[0].abs})\n",
    "works that arXiv does not have": (
        "# Books and more\n\n"
        "- [Speech and Language Processing](https://web.stanford.edu/~jurafsky/slp3/)\n"
        "- [The Annotated Transformer](http://nlp.seas.harvard.edu/annotated-transformer/)\n"
        "- [On the Dangers of Stochastic Parrots](https://doi.org/10.1145/3442188.3445922)\n"
    ),
    "called by their ids": listed(lambda w: f"* [[{w.arxiv}]({w.abs})] {w.title}"),
    "ids, and code": listed(lambda w: f"* {w.title} [[{w.arxiv}]]({w.abs}){w.with_code(' [[code]]({})')}"),
    "links the wrong way round": listed(lambda w: f"- ({w.title})[{w.abs}] - told by {w.first} in {w.year}"),
    "et al. and all": listed(
        lambda w: f"- [{w.title}]({w.abs}), {w.people if w.code else w.first + ' et al.'} ({w.venue})"
    ),
    "CRLF": TITLED.replace("\n", "\r\n"),
    "byte order mark": "\ufeff" + TITLED,
    "byte order mark before an entry": "\ufeff" + "\n".join(f"- [{w.title}]({w.abs})" for w in WORKS) + "\n",
    "no newline at the end": TITLED.removesuffix(BOTTOM),
}
"""Lists whose lines all come back as they were."""

CHANGED: dict[str, str] = {
    "squeezed table": table("|Title|Link|", "|-|:-:|", lambda w: f"|**{w.title}**|[arXiv:{w.arxiv}]({w.abs})|"),
    "sub-bullets with prose": listed(
        lambda w: f"* [{w.title}]({w.abs})\n    * {w.people}, {w.venue}\n    * told again by {w.second} at length"
    ),
    "abs and pdf": listed(lambda w: f"- {w.title} [[pdf]({w.pdf if w.code else w.abs})]"),
}
"""Lists of which some lines are written in another way afterwards."""
