# ruff: noqa: E501  # tables: one attack a line
"""Attacks by the files of an organisation's folder: YAML that grows, keys and refs that lead elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from safety.attacks import Action, Attack

_UNREADABLE = (
    "yaml.unreadable",
    "yaml.too-large",
    "yaml.too-deep",
    "yaml.not-a-mapping",
    "yaml.duplicate-key",
    "yaml.alias",
    "yaml.too-many",
)

TEXTS: dict[str, Callable[[], str]] = {
    "billion-laughs": lambda: "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)),
    "billion-laughs-mappings": lambda: "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{{', '.join(f'k{k}: *a{n - 1}' for k in range(9))}}}\n" for n in range(1, 12)),
    "merge-keys": lambda: "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 50)}]\n" for n in range(1, 6)),
    "alias-to-itself": lambda: "a: &a [*a]\n",
    "alias-to-itself-mapping": lambda: "&a a: *a\n",
    "alias-unknown": lambda: "a: *weg\n",
    "aliases-100000": lambda: "a: &a x\nb: [" + "*a, " * 100_000 + "*a]\n",
    "anchors-100000": lambda: "".join(f"a{n}: &a{n} x\n" for n in range(100_000)),
    "deep-lists": lambda: "a: " + "[" * 100_000,
    "deep-lists-closed": lambda: "a: " + "[" * 5000 + "]" * 5000,
    "deep-mappings": lambda: "a: " + "{a: " * 50_000,
    "deep-blocks": lambda: "".join(" " * n + "a:\n" for n in range(1500)),
    "deep-dashes": lambda: "- " * 100_000,
    "huge": lambda: "a: " + "x" * 3_000_000,
    "huge-list": lambda: "a:\n" + "- x\n" * 400_000,
    "huge-keys": lambda: "".join(f"k{n}: 1\n" for n in range(150_000)),
    "one-long-line": lambda: "a: '" + "x" * 1_900_000 + "'",
    "duplicate-keys": lambda: "a: 1\na: 2\n",
    "duplicate-keys-100000": lambda: "a: 1\n" * 100_000,
    "duplicate-keys-with-laughs": lambda: TEXTS["billion-laughs"]() + "a0: 1\n",
    "python-object": lambda: "a: !!python/object/apply:os.system ['touch gekraakt']\n",
    "python-name": lambda: "a: !!python/name:os.system\n",
    "python-module": lambda: "a: !!python/module:os\n",
    "java-object": lambda: "a: !!javax.script.ScriptEngineManager []\n",
    "tag-unknown": lambda: "a: !boos x\n",
    "binary": lambda: "a: !!binary R0lGODlh\n",
    "number-huge": lambda: "a: " + "9" * 10_000 + "\n",
    "number-exponent": lambda: "a: 1e999999999\n",
    "number-octal": lambda: "a: 0o" + "7" * 10_000 + "\n",
    "nan": lambda: "a: .nan\nb: .inf\n",
    "date-wrong": lambda: "a: 9999-99-99\n",
    "key-list": lambda: "? [a, b]\n: x\n",
    "key-mapping": lambda: "? {a: b}\n: x\n",
    "key-null": lambda: "~: x\n",
    "key-private": lambda: "__class__: x\n",
    "key-long": lambda: "k" * 100_000 + ": x\n",
    "not-a-mapping": lambda: "- a\n- b\n",
    "two-documents": lambda: "a: 1\n---\nb: 2\n",
    "directive": lambda: "%YAML 9.9\n---\na: 1\n",
    "tabs": lambda: "a:\n\tb: 1\n",
    "nul": lambda: "a: x\0y\n",
    "control": lambda: "a: x\x01y\n",
    "escape-nul": lambda: 'a: "x\\0y"\n',
    "escape-surrogate": lambda: 'a: "\\ud800"\n',
    "bidi": lambda: "a: x\u202ey\n",
    "mark": lambda: "\ufeffa: x\n",
    "unclosed": lambda: "a: 'x\n" * 20_000,
    "unclosed-brackets": lambda: "a: [" + "x, " * 200_000,
    "colons": lambda: ":" * 500_000,
    "question-marks": lambda: "? " * 200_000,
    "exclamations": lambda: "a: " + "!" * 200_000,
    "ampersands": lambda: "a: " + "&a " * 200_000,
    "percent": lambda: "%" * 200_000,
    "hashes": lambda: "#" * 1_000_000,
    "blanks": lambda: " " * 1_000_000 + "a: 1",
    "new-lines": lambda: "\n" * 1_000_000,
    "folded": lambda: "a: >\n" + "  x\n" * 300_000,
    "empty": lambda: "",
}  # fmt: skip


def _yaml(name: str, make: Callable[[], str]) -> Attack:
    def prepare() -> Action:
        from docgen.records.yaml_files import YamlFile, parse_yaml

        text = make()

        def act() -> str:
            value, findings = parse_yaml(YamlFile("client.yaml", text))
            return f"{len(value)} sleutels, {len(findings)} opmerkingen"

        return act

    return Attack(f"yaml-{name}", prepare, frozenset(_UNREADABLE), may_pass=True)


ATTACKS: tuple[Attack, ...] = tuple(_yaml(name, make) for name, make in TEXTS.items())
