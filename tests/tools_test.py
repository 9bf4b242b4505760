"""The build's own tools: what they refuse, and what they count."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parent.parent / "tools"


def run(tool, *words):
    return subprocess.run([sys.executable, TOOLS / tool, *map(str, words)], capture_output=True, text=True, timeout=60,
                          check=False)


def write(folder, files):
    for name, text in files.items():
        file = pathlib.Path(folder, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


class WebEmbed(unittest.TestCase):
    def embed(self, files, *options):
        folder = pathlib.Path(tempfile.mkdtemp())
        write(folder / "web", files)
        done = run("web_embed.py", folder / "web", folder / "out", *options)
        table = folder / "out" / "web_table.cpp"
        return done, table.read_text(encoding="utf-8") if table.exists() else ""

    def test_a_program_without_its_web_app_is_not_built(self):
        done, _ = self.embed({"package.json": "{}"})
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("there is no built web app", done.stderr)

    def test_it_may_be_left_out_when_somebody_says_so(self):
        done, table = self.embed({"public/lapor.mustache": "x\n"}, "--without-web")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn('"/app/index.html"', table)
        self.assertIn('"en/lapor"', table)

    def test_only_names_with_a_hash_never_change(self):
        _, table = self.embed({"dist/index.html": "<p>", "dist/sw.js": "1;", "dist/assets/index-Ab12_cdE.js": "2;"})
        rows = {line.split('"')[1]: line.rstrip().endswith("true},") for line in table.splitlines() if "/app/" in line}
        self.assertEqual(rows, {"/app/assets/index-Ab12_cdE.js": True, "/app/index.html": False, "/app/sw.js": False})

    def test_templates_are_for_the_server_and_not_served(self):
        _, table = self.embed({"dist/index.html": "<p>", "dist/pages/id/lapor.mustache": "{{x}}"})
        self.assertIn('{"id/lapor"', table)
        self.assertNotIn("lapor.mustache", table)

    def test_a_kind_of_file_nobody_knows_is_named(self):
        done, _ = self.embed({"dist/index.html": "<p>", "dist/letter.docx": "x"})
        self.assertIn("letter.docx", done.stderr)


class Sum(unittest.TestCase):
    CASE = '<testsuites><testsuite><testcase name="a" status="run" classname="A">{}</testcase></testsuite></testsuites>'

    def sum(self, files):
        folder = tempfile.mkdtemp()
        write(folder, files)
        done = run("test_sum.py", folder)
        return done.returncode, done.stdout.splitlines()[-1]

    def test_all_suites_are_added_up(self):
        self.assertEqual(self.sum({"base_test.xml": self.CASE.format(""), "tidy.log": "14 passed, 0 failed\n",
                                   "tidy.status": "0", "tools.log": "Ran 20 tests in 1s\n\nOK\n", "tools.status": "0",
                                   "web.log": "# pass 7\n# fail 0\n", "web.status": "0"}), (0, "42 passed, 0 failed"))

    def test_a_failed_test_fails_all(self):
        failed = self.CASE.format('<failure message="x"/>')
        self.assertEqual(self.sum({"base_test.xml": failed}), (1, "0 passed, 1 failed"))

    def test_a_program_that_fell_before_it_could_count_is_a_failure(self):
        junit = '<testsuite><testcase name="base" status="fail"/></testsuite>'
        self.assertEqual(self.sum({"ctest.junit": junit}), (1, "0 passed, 1 failed"))

    def test_a_runner_that_ends_badly_without_a_word_is_a_failure(self):
        self.assertEqual(self.sum({"web.log": "cannot find node\n", "web.status": "127"}), (1, "0 passed, 1 failed"))

    def test_no_test_at_all_is_no_success(self):
        self.assertEqual(self.sum({}), (1, "0 passed, 0 failed"))


if __name__ == "__main__":
    unittest.main()
