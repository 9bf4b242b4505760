#!/usr/bin/env python3
"""A program of somebody else: hands in a report, reads what changed, proves a webhook. Nothing to install.

    export SINERGI=http://127.0.0.1:8080 ACCOUNT=aplikasi.desa PASSWORD=...
    docs/exchange_client.py push DESA-1 layanan 3208012001 "Jalan rusak"
    docs/exchange_client.py pull [AFTER]
    docs/exchange_client.py listen whsec_...      (told at port 9000; an office asks no loopback address)
"""
import base64, hashlib, hmac, http.server, json, os, sys, time, urllib.request

BASE = os.environ.get("SINERGI", "http://127.0.0.1:8080") + "/api/v1"


def call(method, path, body=None, token=None):
    request = urllib.request.Request(BASE + path, method=method, data=json.dumps(body).encode() if body else None)
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", "Bearer " + token)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def sign_in():
    return call("POST", "/session", {"account": os.environ["ACCOUNT"], "password": os.environ["PASSWORD"]})["token"]


def is_proved(secret, headers, body):
    """Is this body from the office, and not an old one sent again?"""
    text = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    wanted = hmac.new(base64.b64decode(secret.removeprefix("whsec_")), text, hashlib.sha256).digest()
    given = base64.b64decode(headers["webhook-signature"].removeprefix("v1,"))
    return hmac.compare_digest(wanted, given) and abs(time.time() - int(headers["webhook-timestamp"])) < 300


class Listener(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        is_good = is_proved(sys.argv[2], self.headers, body)
        self.send_response(204 if is_good else 401)
        self.end_headers()
        for event in json.loads(body) if is_good else []:  # the same event may come twice: its id tells
            print(event["id"], event["type"], event["subject"], event["data"]["state"], flush=True)


def main():
    if sys.argv[1] == "push":
        names = ("source_ref", "kind", "region", "text")
        print(call("POST", "/exchange/reports", dict(zip(names, sys.argv[2:6])), sign_in()))
    elif sys.argv[1] == "pull":
        page = call("GET", f"/exchange/changes?after={sys.argv[2] if len(sys.argv) > 2 else 0}", token=sign_in())
        print(json.dumps(page, indent=1))
    else:
        http.server.HTTPServer(("", 9000), Listener).serve_forever()


if __name__ == "__main__":
    main()
