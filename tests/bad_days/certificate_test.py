"""TLS: the certificate is renewed while the office works; a broken one does not take the office down."""
import shutil
import signal
import socket
import ssl
import subprocess
import time
import unittest

import office as offices


@unittest.skipUnless(shutil.which("openssl"), "no openssl on this machine")
class TheCertificate(unittest.TestCase):
    def setUp(self):
        self.folder = offices.temp_folder("tls")
        self.cert, self.key = self.folder / "cert.pem", self.folder / "key.pem"
        self.make("satu")
        self.office = offices.new_office()
        self.log = open(self.folder / "server.log", "wb")
        self.addCleanup(self.log.close)
        self.process = subprocess.Popen(
            self.office.command("serve")
            + ["--listen", "127.0.0.1:0", "--port-file", str(self.folder / "port"), "--tls", self.cert, self.key],
            stdout=self.log,
            stderr=self.log,
        )
        self.addCleanup(self.end)
        self.port = int(self.until(lambda: (self.folder / "port").exists() and (self.folder / "port").read_text()))

    def end(self):
        self.process.kill()
        self.process.wait()

    def make(self, name):
        """A certificate and its key, made by itself."""
        subprocess.run(
            [
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "30",
                "-subj",
                f"/CN={name}",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                str(self.key),
                "-out",
                str(self.cert),
            ],
            capture_output=True,
            check=True,
        )

    def until(self, what, seconds=10):
        end = time.monotonic() + seconds
        while not (found := what()):
            self.assertIsNone(self.process.poll(), self.said())
            self.assertLess(time.monotonic(), end, f"not within {seconds} s: {self.said()}")
            time.sleep(0.02)
        return found

    def said(self):
        return (self.folder / "server.log").read_text(errors="replace")[-2000:]

    def dial(self, **versions):
        """A line that trusts only the certificate that lies in the folder now."""
        trust = ssl.create_default_context(cafile=str(self.cert))
        trust.set_alpn_protocols(["h2", "http/1.1"])
        for name, version in versions.items():
            setattr(trust, name, version)
        return trust.wrap_socket(socket.create_connection(("127.0.0.1", self.port), 5), server_hostname="127.0.0.1")

    def ask(self, line):
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        return line.recv(65536)

    def is_served_with_ours(self):
        try:
            with self.dial() as line:
                return self.ask(line).startswith(b"HTTP/1.1 200")
        except ssl.SSLError:
            return False

    def test_it_is_renewed_without_a_stop(self):
        with self.dial() as old:
            self.assertEqual(old.selected_alpn_protocol(), "http/1.1")
            first = self.ask(old)
            self.assertTrue(first.startswith(b"HTTP/1.1 200"), first)
            self.assertIn(b"Strict-Transport-Security", first)
            self.make("dua")
            self.assertFalse(self.is_served_with_ours(), "it cannot know the new one yet")
            self.process.send_signal(signal.SIGHUP)
            self.until(self.is_served_with_ours)
            self.assertTrue(self.ask(old).startswith(b"HTTP/1.1 200"), "who was connected stays connected")

    def test_signals_in_a_row_and_at_its_start_do_not_end_it(self):
        for _ in range(200):
            self.process.send_signal(signal.SIGHUP)
        self.until(lambda: "certificate read again" in self.said())
        self.assertTrue(self.is_served_with_ours())

    def test_a_broken_certificate_leaves_the_old_one_in_force(self):
        good = self.cert.read_bytes()
        self.cert.write_bytes(b"-----BEGIN CERTIFICATE-----\nrusak\n")
        self.process.send_signal(signal.SIGHUP)
        self.until(lambda: "certificate not read" in self.said())
        self.cert.write_bytes(good)
        self.assertTrue(self.is_served_with_ours())

    def test_a_certificate_with_anothers_key_is_refused_at_the_start(self):
        key = self.key.read_bytes()
        self.make("dua")
        self.key.write_bytes(key)
        run = subprocess.run(
            self.office.command("serve") + ["--listen", "127.0.0.1:0", "--tls", self.cert, self.key],
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn(str(self.key), run.stderr)

    def test_old_versions_and_plain_words_are_refused_and_harm_nobody(self):
        with socket.create_connection(("127.0.0.1", self.port), 5) as line:
            line.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            try:
                self.assertNotIn(b"200", line.recv(65536)[:20])
            except OSError:
                pass
        with self.assertRaises((ssl.SSLError, OSError)):
            self.dial(minimum_version=ssl.TLSVersion.TLSv1_1, maximum_version=ssl.TLSVersion.TLSv1_1)
        self.assertTrue(self.is_served_with_ours())


if __name__ == "__main__":
    unittest.main()
