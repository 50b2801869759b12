#!/usr/bin/env python3
"""Gets the pinned source archives of lock.json, checks them, and unpacks what is compiled.

Each archive comes from the first place that has the right bytes: a cache folder ($BANXIN_SOURCE_CACHE, else
../shared/sources beside the checkout), the upstream release, Debian's source archive. The SHA-256 decides,
nothing else. Broken transfers are resumed. Run again at any time: what is there and right is left alone.

usage: fetch.py [--out build/deps] [--for engine|bench]
"""
import argparse
import glob
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.error
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def say(text):
    print(f"sources: {text}", flush=True)


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as stream:
        for block in iter(lambda: stream.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def is_right(path, part):
    return os.path.isfile(path) and sha256(path) == part["sha256"]


def from_cache(part, target):
    folder = os.environ.get("BANXIN_SOURCE_CACHE") or os.path.join(ROOT, "..", "shared", "sources")
    path = os.path.join(folder, part["archive"])
    if not os.path.isfile(path):
        return "not there"
    if not is_right(path, part):
        return "there, but with another SHA-256"
    shutil.copyfile(path, target)
    return None


def from_upstream(part, target):
    partial = target + ".part"
    start = os.path.getsize(partial) if os.path.isfile(partial) else 0
    request = urllib.request.Request(part["upstream"], headers={"User-Agent": "banxin"})
    if start:
        request.add_header("Range", f"bytes={start}-")
    try:
        with urllib.request.urlopen(request, timeout=20) as reply:
            mode = "ab" if start and reply.status == 206 else "wb"
            with open(partial, mode) as stream:
                shutil.copyfileobj(reply, stream, 1 << 16)
    except urllib.error.HTTPError as error:
        if error.code == 416 and os.path.isfile(partial):  # nothing left to resume
            os.remove(partial)
        return f"answers {error.code}"
    except OSError as error:
        return f"does not answer ({getattr(error, 'reason', error)})"
    if is_right(partial, part):
        os.replace(partial, target)
        return None
    os.remove(partial)
    return "sent other bytes than the pinned ones"


def debian_sources():
    """deb-src lines for the newer suites, from the machine's own mirror of Debian."""
    mirrors = []
    for path in ["/etc/apt/sources.list", *sorted(glob.glob("/etc/apt/sources.list.d/*"))]:
        try:
            text = open(path, encoding="utf-8", errors="replace").read()
        except OSError:
            continue
        if path.endswith(".sources"):
            for block in re.split(r"\n\s*\n", text):
                uris = re.search(r"^URIs:\s*(.+)$", block, re.M | re.I)
                if uris:
                    mirrors += uris.group(1).split()
        else:
            mirrors += re.findall(r"^\s*deb(?:-src)?\s+(?:\[[^\]]*\]\s*)?(\S+)", text, re.M)
    mirrors = [uri for uri in dict.fromkeys(mirrors) if re.search(r"/debian/?$", uri)]
    keys = "/usr/share/keyrings/debian-archive-keyring.gpg"
    options = f" [signed-by={keys}]" if os.path.isfile(keys) else ""
    return [f"deb-src{options} {uri} {suite} main" for uri in mirrors
            for suite in ("sid", "forky", "trixie", "bookworm")]


_apt_folder = None


def apt_folder():
    """A private apt state: the machine's own lists and settings are neither read nor changed."""
    global _apt_folder
    if _apt_folder is None:
        lines = debian_sources()
        if not lines:
            raise OSError("no Debian mirror among this machine's package sources")
        folder = tempfile.mkdtemp(prefix="banxin-apt-")
        for name in ("lists/partial", "cache/archives/partial", "parts"):
            os.makedirs(os.path.join(folder, name))
        with open(os.path.join(folder, "sources.list"), "w", encoding="utf-8") as stream:
            stream.write("\n".join(lines) + "\n")
        say("reading the list of Debian's source archive (half a minute)")
        subprocess.run(["apt-get", *apt_options(folder), "update"], stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=False)
        _apt_folder = folder
    return _apt_folder


def apt_options(folder):
    settings = {
        "Dir::Etc::SourceList": "sources.list", "Dir::Etc::SourceParts": "parts",
        "Dir::State::Lists": "lists", "Dir::Cache": "cache",
    }
    plain = {"Acquire::Languages": "none", "APT::Get::List-Cleanup": "0", "APT::Sandbox::User": "root",
             "Acquire::Retries": "2", "Acquire::http::Timeout": "30"}
    options = []
    for key, value in settings.items():
        options += ["-o", f"{key}={os.path.join(folder, value)}"]
    for key, value in plain.items():
        options += ["-o", f"{key}={value}"]
    return options


def from_debian(part, target):
    if not shutil.which("apt-get"):
        return "no apt-get on this machine"
    try:
        folder = apt_folder()
    except OSError as error:
        return str(error)
    place = tempfile.mkdtemp(dir=folder)
    wanted = f"{part['debian']['source']}={part['debian']['version']}"
    for name in (wanted, part["debian"]["source"]):
        subprocess.run(["apt-get", *apt_options(folder), "source", "--download-only", name], cwd=place,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        for path in glob.glob(os.path.join(place, "*.tar.*")):
            if is_right(path, part):
                shutil.copyfile(path, target)
                return None
    return f"has no {part['archive']} with the pinned SHA-256"


def get(part, archives):
    target = os.path.join(archives, part["archive"])
    if is_right(target, part):
        return target, None
    tried = []
    for place, take in (("cache folder", from_cache), ("upstream", from_upstream), ("Debian", from_debian)):
        failure = take(part, target)
        if failure is None and is_right(target, part):
            return target, place
        tried.append(f"{place}: {failure}")
    say(f"{part['name']} {part['version']}: not to be had")
    for line in tried:
        say(f"  {line}")
    say(f"  cure: put {part['archive']} (SHA-256 {part['sha256']}) into a folder and name it in BANXIN_SOURCE_CACHE")
    sys.exit(1)


def unpack(part, archive, sources):
    folder = os.path.join(sources, part["name"])
    mark = os.path.join(folder, ".unpacked")
    wanted = part["sha256"] + " " + " ".join(part["keep"])
    if os.path.isfile(mark) and open(mark, encoding="utf-8").read() == wanted:
        return folder, False
    shutil.rmtree(folder, ignore_errors=True)
    fresh = tempfile.mkdtemp(dir=sources)
    os.chmod(fresh, 0o755)
    with tarfile.open(archive) as tar:
        for member in tar:
            if not (member.isfile() or member.isdir()):
                continue
            _, _, inner = member.name.lstrip("./").partition("/")
            if ".." in inner.split("/") or not any(inner == k or inner.startswith(k + "/") for k in part["keep"]):
                continue
            member.name = inner
            member.uid, member.gid, member.uname, member.gname = os.getuid(), os.getgid(), "", ""
            tar.extract(member, fresh)
    with open(os.path.join(fresh, ".unpacked"), "w", encoding="utf-8") as stream:
        stream.write(wanted)
    os.rename(fresh, folder)
    return folder, True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", default=os.path.join(ROOT, "build", "deps"))
    parser.add_argument("--for", dest="purpose", default="engine", choices=("engine", "bench"))
    options = parser.parse_args()
    archives, sources = (os.path.join(options.out, name) for name in ("archives", "sources"))
    os.makedirs(archives, exist_ok=True)
    os.makedirs(sources, exist_ok=True)
    with open(os.path.join(HERE, "lock.json"), encoding="utf-8") as stream:
        parts = json.load(stream)["sources"]
    try:
        for part in parts:
            if part["for"] != options.purpose:
                continue
            archive, place = get(part, archives)
            _, fresh = unpack(part, archive, sources)
            if place or fresh:
                say(f"{part['name']} {part['version']}: {'from ' + place if place else 'unpacked'}, SHA-256 right")
    finally:
        if _apt_folder:
            shutil.rmtree(_apt_folder, ignore_errors=True)


if __name__ == "__main__":
    main()
