"""Which kind of work an entry is, from its main address and the words beside it."""

from __future__ import annotations

import re

from papercli.readers.markdown.recognise import identifiers

_LONGEST = 2000
_WORDS = (
    (
        "book",
        re.compile(r"\b(?:books?|textbooks?|e-?book|monograph|handbook)\b|书籍|教材|図書|書籍|도서", re.IGNORECASE),
    ),
    ("course", re.compile(r"\b(?:courses?|lectures?|mooc|tutorials? series|class)\b|课程|講義|강의", re.IGNORECASE)),
    ("talk", re.compile(r"\b(?:talks?|keynote|videos?|presentation|podcast|webinar)\b|视频|動画|영상", re.IGNORECASE)),
    (
        "blog",
        re.compile(
            r"\b(?:blogs?|blog ?posts?|articles?|posts?|tutorials?|newsletter|essay)\b|博客|文章|ブログ|블로그",
            re.IGNORECASE,
        ),
    ),
    ("dataset", re.compile(r"\b(?:data ?sets?|corpus|corpora)\b|数据集|データセット|데이터셋", re.IGNORECASE)),
    ("benchmark", re.compile(r"\b(?:benchmarks?|leaderboards?)\b|基准|ベンチマーク|벤치마크", re.IGNORECASE)),
    (
        "software",
        re.compile(
            r"\b(?:tools?|toolkits?|software|librar(?:y|ies)|frameworks?|packages?|repos?|repositor(?:y|ies)|"
            r"codebase|implementations?|projects?)\b|工具|开源|ツール",
            re.IGNORECASE,
        ),
    ),
)
_PLACES = (
    (
        "talk",
        re.compile(
            r"(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|bilibili\.com|b23\.tv|videolectures\.net|"
            r"slideslive\.com|ted\.com|nicovideo\.jp)/|^(?:podcasts\.|open\.spotify\.com)"
        ),
    ),
    (
        "course",
        re.compile(
            r"(?:^|\.)(?:coursera\.org|udacity\.com|edx\.org|udemy\.com|deeplearning\.ai|course\.fast\.ai|"
            r"fullstackdeeplearning\.com)/|/(?:courses?|class|teaching)/|^(?:cs\d+[a-z]*|web|"
            r"see)\.stanford\.edu/(?:class|course)?|^ocw\.|^huggingface\.co/learn/"
        ),
    ),
    (
        "dataset",
        re.compile(
            r"^huggingface\.co/datasets/|^(?:www\.)?kaggle\.com/(?:datasets|c|competitions)|"
            r"^storage\.googleapis\.com/.*dataset|^datasetsearch\.|^physionet\.org/|^archive\.ics\.uci\.edu/|"
            r"^commoncrawl\.org|(?:^|\.)image-net\.org"
        ),
    ),
    (
        "benchmark",
        re.compile(
            r"^paperswithcode\.com/sota/|^huggingface\.co/spaces/.*(?:leaderboard|arena)|leaderboard|"
            r"^(?:super)?gluebenchmark\.com|^crfm\.stanford\.edu/helm"
        ),
    ),
    (
        "blog",
        re.compile(
            r"(?:^|\.)(?:medium\.com|towardsdatascience\.com|substack\.com|wordpress\.com|blogspot\.[a-z.]+|"
            r"blogger\.com|zhihu\.com|csdn\.net|jianshu\.com|cnblogs\.com|qiita\.com|zenn\.dev|hatenablog\.com|"
            r"note\.com|tistory\.com|velog\.io|brunch\.co\.kr|juejin\.cn|segmentfault\.com|dev\.to|hashnode\.dev|"
            r"ghost\.io|tumblr\.com|lesswrong\.com|alignmentforum\.org|thegradient\.pub|"
            r"machinelearningmastery\.com|mp\.weixin\.qq\.com)/|^(?:ai\.googleblog\.com|ai\.meta\.com/blog|"
            r"huggingface\.co/blog|qwenlm\.github\.io/blog)|^(?:blog|blogs|news)\.|/(?:blogs?|posts?|news|"
            r"newsroom|articles?)(?:/|$)|^(?:www\.)?(?:openai\.com|anthropic\.com|deepmind\.com|deepmind\.google|"
            r"mistral\.ai|x\.ai|stability\.ai|cohere\.com)/(?:index|blog|news|research|discover)"
        ),
    ),
    (
        "book",
        re.compile(
            r"^amazon\.(?:[a-z]{2}|com|com?\.[a-z]{2})(?:/|$)|(?:^|\.)(?:goodreads\.com|oreilly\.com|manning\.com|packtpub\.com|"
            r"deeplearningbook\.org|books\.google\.[a-z.]+|mitpress\.mit\.edu|douban\.com/subject|"
            r"book\.douban\.com|routledge\.com|crcpress\.com)(?:/|$)|^(?:link\.springer\.com/book|"
            r"www\.cambridge\.org/(?:core/)?books)"
        ),
    ),
    (
        "software",
        re.compile(
            r"^(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|sourceforge\.net|codeberg\.org)/[^/]+|"
            r"^pypi\.org/project|^(?:www\.)?npmjs\.com/|^crates\.io/|^huggingface\.co/(?!papers|blog|datasets|"
            r"spaces|learn|docs)[^/]+/|^hub\.docker\.com/"
        ),
    ),
)
_START = re.compile(r"(?:https?:)?//(?:www\.)?", re.IGNORECASE)
_REPOSITORY_FILE = re.compile(r"^github\.com/[^/]+/[^/]+/(?:blob|raw|tree|issues|wiki)/")


def kind(url: str | None, words: str = "") -> str:
    """One of ``model.paper.KINDS``, ``paper`` unless something speaks against it.

    ``url`` is where the entry's title or main link leads, ``words`` what names its kind beside it: a column, a tag, the
    label of that link (``Blog``, ``数据集``); not its title, and not the headings of the list.
    A word wins over an address; a paper's address wins over all but ``book``. A file in somebody's repository says nothing:
    it may be the list's own notes.
    """
    place = _START.sub("", url.strip(), count=1) if url and len(url) <= _LONGEST else ""
    is_paper = bool(place) and identifiers.is_paper_url(place)
    if words:
        for name, pattern in _WORDS:
            if (not is_paper or name == "book") and pattern.search(words[:_LONGEST]):
                return name
    if not place or _REPOSITORY_FILE.match(place):
        return "paper"
    for name, pattern in _PLACES:
        if pattern.search(place):
            return name if not is_paper or name == "book" else "paper"
    return "paper"
