"""Each rule of the tidy test is shown a tree that keeps it and a tree that breaks it."""
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
import tidy  # noqa: E402
import tidy_code  # noqa: E402
from tidy_tree import Tree  # noqa: E402

STREET = ("house(base LIBS fmt::fmt)\nhouse(plumbing/db USES base)\n"
          "house(ground/regions USES base plumbing/db)\n"
          "house(manage/grievances USES base plumbing/db ground/regions)\n")
GOOD = {
    "src/street.cmake": STREET,
    "src/base/README.md": "# base\n",
    "src/base/nik.hpp": "#pragma once\n/// @source docs/sources.md#nik\n/// @refuses base.nik_malformed\nclass Nik;\n",
    "src/base/nik.cpp": '#include "base/nik.hpp"\nint f() { return refuse(Why::malformed, "base.nik_malformed"); }\n',
    "src/ground/regions/README.md": "# regions\n",
    "src/ground/regions/model.hpp": '#pragma once\n#include "base/nik.hpp"\n',
    "src/ground/regions/store.sql": "-- name: find_one\nSELECT 1;\n",
    "src/ground/regions/store.cpp": '#include "plumbing/db/db.hpp"\nvoid g() { ask(sql::find_one); }\n',
    "locale/parts/base.id.json": '{"base.nik_malformed": "NIK harus 16 angka."}\n',
    "locale/parts/base.en.json": '{"base.nik_malformed": "A NIK has 16 digits."}\n',
    "docs/sources.md": '# Sources\n<a id="nik"></a>\n',
    "docs/glossary.md": "| term | meaning |\n|---|---|\n| NIK | number |\n",
    "tools/indonesian.txt": "# words\nnik desa pelapor\n",
    "migrations/0001_regions.sql": "-- Why: areas.\nCREATE TABLE region (id INTEGER);\n",
}
LONG = "    call();\n" * 70


class Tidy(unittest.TestCase):
    def faults(self, rule, **changed):
        """What a rule says of the good tree with some files changed."""
        with tempfile.TemporaryDirectory() as folder:
            for path, text in {**GOOD, **changed.pop("files", {})}.items():
                if text is None:
                    continue
                file = pathlib.Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(text if isinstance(text, bytes) else text.encode())
            return [str(fault) for fault in tidy.check(folder)[rule]]

    def breaks(self, rule, files, words):
        said = self.faults(rule, files=files)
        self.assertEqual(len(said), 1, said)
        self.assertIn(words, said[0])

    def test_a_good_tree_has_no_fault(self):
        for rule in tidy.RULES:
            with self.subTest(rule.__name__):
                self.assertEqual(self.faults(rule.__name__), [])

    def test_a_house_includes_only_what_it_uses(self):
        self.breaks("includes", {"src/ground/regions/rules.cpp": '#include "grievances/model.hpp"\n'},
                    "rules.cpp:1: ground/regions does not use manage/grievances")

    def test_an_include_never_climbs(self):
        self.breaks("includes", {"src/base/a.cpp": '\n#include "../base/nik.hpp"\n'},
                    'a.cpp:2: "../base/nik.hpp" climbs')

    def test_the_back_rooms_of_a_house_are_its_own(self):
        self.breaks("includes", {"src/manage/grievances/actions.cpp": '#include "regions/store.hpp"\n'}, "back room")
        for deep in ("regions/store/search.hpp", "regions/api/wire_in.hpp", "regions/actions/store/rows.hpp"):
            with self.subTest(deep):
                self.breaks("includes", {"src/manage/grievances/actions.cpp": f'#include "{deep}"\n'}, "back room")

    def test_wiring_opens_an_api_and_no_store(self):
        street = {"src/street.cmake": STREET + "house(apps/server USES base ground/regions)\n",
                  "src/apps/server/README.md": "# server\n"}
        self.assertEqual(self.faults("includes", files={**street, "src/apps/server/a.cpp":
                                                        '#include "regions/api/routes.hpp"\n'}), [])
        self.breaks("includes", {**street, "src/apps/server/a.cpp": '#include "regions/store/search.hpp"\n'},
                    "back room")

    def test_rules_see_no_database(self):
        self.breaks("includes", {"src/ground/regions/rules.cpp": '#include "plumbing/db/db.hpp"\n'}, "sees only base")

    def test_who_is_asked_stands_above(self):
        turned = STREET.replace("regions USES", "regions USES manage/grievances")
        self.breaks("order_of_street", {"src/street.cmake": turned},
                    "does not stand above it")

    def test_every_file_is_built(self):
        self.breaks("built", {"src/nowhere/x.cpp": "int x;\n"}, "no target builds")
        self.breaks("built", {"bench/lonely.cpp": "int x;\n"}, "no target builds")
        self.breaks("built", {"tools/lonely.py": "x = 1\n"}, "nothing calls")

    def test_long_files_functions_and_lines_are_named(self):
        self.breaks("sizes", {"src/base/a.cpp": "int x;\n" * 501}, "501 lines in a file")
        self.breaks("sizes", {"src/base/a.hpp": "#pragma once\n" * 201}, "201 lines in a file")
        self.breaks("sizes", {"src/base/a.cpp": "int x;\n\nvoid deed(Trace t = {}) {\n" + LONG + "}\n"},
                    "a.cpp:3: 72 lines in deed")
        self.breaks("sizes", {"src/base/a.cpp": "A::A(int x)\n    : x_{x}, y_(x) {\n" + LONG + "}\n"}, "lines in ")
        self.breaks("sizes", {"src/base/a.cpp": "\n// " + "x" * 120 + "\n"}, "a.cpp:2: 1 lines longer than 120")

    def test_a_long_list_is_no_function(self):
        table = "constexpr int rows[] = {\n" + "    1,\n" * 90 + "};\n"
        self.assertEqual(self.faults("sizes", files={"src/base/a.cpp": table}), [])

    def test_braces_in_text_count_for_nothing(self):
        text = 'char const* a = R"x({{{)x"; char const* b = "{{"; // {\nvoid f() {\n}\n'
        self.assertEqual(tidy_code.functions(code_of(text)), [(2, 3, "void f()")])

    def test_the_ratchet_lets_stand_what_was_and_nothing_more(self):
        long_file = {"src/base/a.cpp": "int x;\n" * 520}
        allowed = {"tools/tidy_ratchet.json": json.dumps({"file src/base/a.cpp": 520}) + "\n"}
        self.assertEqual(self.faults("sizes", files={**long_file, **allowed}), [])
        self.breaks("sizes", {"src/base/a.cpp": "int x;\n" * 521, **allowed}, "521 lines in a file, at most 520")
        self.breaks("sizes", {"src/base/a.cpp": "int x;\n" * 510, **allowed}, "has shrunk")

    def test_a_house_of_too_many_files_is_named(self):
        many = {f"src/base/a{n}.cpp": "int x;\n" for n in range(20)}
        self.breaks("sizes", many, "files in a house")

    def test_a_house_has_a_readme(self):
        self.breaks("readmes", {"src/ground/regions/README.md": None}, "a house without a README.md")

    def test_no_float_near_money(self):
        self.breaks("money", {"src/base/pay.cpp": "double amount = 0.5;\n"}, "beside money")

    def test_names_say_something(self):
        self.breaks("names", {"src/base/text_utils.hpp": "#pragma once\n"}, '"text_utils.hpp" says nothing')
        self.breaks("names", {"src/base/a.hpp": "#pragma once\nclass CaseManager {};\n"}, '"CaseManager" says nothing')

    def test_bytes_that_do_not_belong_are_named(self):
        self.breaks("marks", {"src/base/a.cpp": b"int a;\0\n"}, "a NUL byte")
        self.breaks("marks", {"src/base/a.cpp": b"int a;\r\n"}, "a carriage return")
        self.breaks("marks", {"src/base/a.cpp": b"int a;"}, "the last line has no end")
        self.breaks("marks", {"src/base/a.cpp": b"// TO" b"DO: later\n"}, "without an issue")
        self.assertEqual(self.faults("marks", files={"src/base/a.cpp": b"// TO" b"DO(#12): later\n"}), [])

    def test_every_refusal_has_a_sentence_in_both_languages(self):
        call = 'int h() { return refuse(Why::conflict,\n "base.taken", "x"); }\n'
        self.breaks("refusals", {"src/base/a.cpp": call}, 'a.cpp:2: "base.taken" has no sentence (id, en)')
        self.breaks("refusals", {"locale/parts/base.en.json": "{}\n"}, '"base.nik_malformed" has no sentence (en)')
        self.breaks("refusals", {"src/base/a.hpp": "/// @refuses base.far\nint a();\n"}, '"base.far" has no sentence')

    def test_every_sentence_is_used(self):
        more = {f"locale/parts/more.{l}.json": '{"base.old": "x"}\n' for l in ("id", "en")}
        self.breaks("refusals", more, 'nobody says "base.old"')
        built = {f"locale/parts/more.{l}.json": '{"base.state_new": "x"}\n' for l in ("id", "en")}
        said = {"src/base/a.cpp": 'auto s = say("base.state_" + name);\n'}
        self.assertEqual(self.faults("refusals", files={**built, **said}), [])

    def test_every_source_has_its_row(self):
        self.breaks("sources", {"docs/sources.md": "# Sources\n"}, "no anchor #nik")
        self.breaks("sources", {"src/base/a.hpp": "// docs/decisions/0042\n"}, "no decision 0042")
        self.breaks("sources", {"src/base/a.hpp": "/// @source the law\n"}, "no anchor")

    def test_links_lead_somewhere(self):
        self.breaks("links", {"docs/x.md": "[there](gone.md)\n"}, "gone.md is not there")

    def test_every_statement_is_called(self):
        self.breaks("statements", {"src/ground/regions/store.cpp": "int x;\n"}, "nobody calls find_one")

    def test_every_column_that_names_a_file_is_asked(self):
        column = "-- Why.\nCREATE TABLE plan (\n    id   ROWID,\n    scan TEXT NOT NULL DEFAULT ''\n);\n"
        self.breaks("files_named", {"migrations/0002_a.sql": column}, "0002_a.sql:4: plan.scan sounds like a file")
        self.breaks("files_named", {"migrations/0002_a.sql": "-- Why.\nALTER TABLE region ADD COLUMN logo TEXT;\n"},
                    "region.logo")
        self.breaks("files_named", {"migrations/0002_a.sql": "-- Why.\nCREATE TABLE map_file (name TEXT);\n"},
                    "map_file.name")
        asks = {"migrations/0002_a.sql": column,
                "src/ground/regions/store.sql": "-- name: file_names\nSELECT p.scan AS name FROM plan p\n"}
        self.breaks("files_named", asks, "the server does not ask regions")
        asks["src/apps/server/retention.cpp"] = "files::Namers all() { return {&regions::file_names()}; }\n"
        self.assertEqual(self.faults("files_named", files=asks), [])
        gone = {"migrations/0002_a.sql": column, "migrations/0003_b.sql": "-- Why.\nDROP TABLE plan;\n"}
        self.assertEqual(self.faults("files_named", files=gone), [])

    def test_indonesian_words_have_a_row(self):
        self.breaks("glossary", {"src/base/a.hpp": "struct Pelapor;\n"}, '"pelapor" is Indonesian')
        self.breaks("glossary", {"migrations/0002_a.sql": "-- Why.\nCREATE TABLE nama_desa (id INTEGER);\n"}, '"desa"')

    def test_migrations_are_one_timeline(self):
        self.breaks("migrations", {"migrations/0001_again.sql": "-- Why.\n"}, "is taken by")
        self.breaks("migrations", {"migrations/two.sql": "-- Why.\n"}, "not named")
        self.breaks("migrations", {"migrations/0003_c.sql": "CREATE TABLE x (id INTEGER);\n"}, "does not say why")


def code_of(text):
    """A text as the rules see it: without comments and strings."""
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "a.cpp").write_text(text, encoding="utf-8")
        return Tree(folder).code("a.cpp")


if __name__ == "__main__":
    unittest.main()
