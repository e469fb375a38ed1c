# SPDX-License-Identifier: Apache-2.0
"""Judges proofs of the ledger by the definitions of RFC 6962 section 2.1, independently of FirstBell's own code.

    proof_judge.py FILE
    proof_judge.py mirror FOLDER KEY [WITNESS]

The second form checks a mirrored ledger (C2SP tlog-tiles): the signature of its checkpoint (C2SP signed-note, RFC 8032) and, with WITNESS, the
cosignature on `witnessed`; every tile; the root. It says the number of leaves.

In the first form the first line of FILE is a JSON list of leaves in hexadecimal. Each other line is a proof over the first `size` of them:
{"size": N, "index": I, "path": [...]} or {"size": N, "from": M, "path": [...]}. Says how many hold; ends with 1, and the line, at the first
that does not. Nothing but Python's own library is needed.
"""
import base64
import hashlib
import json
import os
import sys


def leaf_hash(leaf):
    return hashlib.sha256(b"\0" + leaf).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def split(count):
    """The largest power of two smaller than `count`."""
    return 1 << (count - 1).bit_length() - 1


known = {}


def tree(hashes, start, end):
    """MTH of the leaves from `start` to `end`."""
    if (start, end) not in known:
        if end == start:
            known[start, end] = hashlib.sha256().digest()
        elif end - start == 1:
            known[start, end] = hashes[start]
        else:
            middle = start + split(end - start)
            known[start, end] = node(tree(hashes, start, middle), tree(hashes, middle, end))
    return known[start, end]


def from_inclusion(index, count, leaf, path):
    """The root that a path gives, peeled from the outside as section 2.1.1 builds it."""
    if count == 1:
        assert not path
        return leaf
    half = split(count)
    if index < half:
        return node(from_inclusion(index, half, leaf, path[:-1]), path[-1])
    return node(path[-1], from_inclusion(index - half, count - half, leaf, path[:-1]))


def from_consistency(first, count, path, whole, earlier):
    """The roots of the earlier and the later tree that a path gives, as section 2.1.2 builds it."""
    if first == count:
        if whole:
            assert not path
            return earlier, earlier
        assert len(path) == 1
        return path[0], path[0]
    half = split(count)
    if first <= half:
        old, new = from_consistency(first, half, path[:-1], whole, earlier)
        return old, node(new, path[-1])
    old, new = from_consistency(first - half, count - half, path[:-1], False, earlier)
    return node(path[-1], old), node(path[-1], new)


def holds(proof, hashes):
    size = proof["size"]
    path = [bytes.fromhex(step) for step in proof["path"]]
    root = tree(hashes, 0, size)
    if "index" in proof:
        return from_inclusion(proof["index"], size, hashes[proof["index"]], path) == root
    first = proof["from"]
    if first == 0:
        return not path
    earlier = tree(hashes, 0, first)
    return from_consistency(first, size, path, True, earlier) == (earlier, root)


# Ed25519 as RFC 8032 section 5.1 defines it; slow, and enough for a handful of signatures.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    (x1, y1), (x2, y2) = a, b
    t = D * x1 * x2 * y1 * y2 % P
    x = (x1 * y2 + x2 * y1) * pow(1 + t, P - 2, P)
    y = (y1 * y2 + x1 * x2) * pow(1 - t, P - 2, P)
    return x % P, y % P


def times(n, point):
    result = (0, 1)
    while n:
        if n & 1:
            result = add(result, point)
        point = add(point, point)
        n >>= 1
    return result


def point(octets):
    """Section 5.1.3; raises where there is no such point."""
    number = int.from_bytes(octets, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    assert y < P and (x * x - square) % P == 0 and not (x == 0 and sign)
    return (P - x if x & 1 != sign else x), y


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key, text, signature):
    """Section 5.1.7."""
    assert len(signature) == 64
    scalar = int.from_bytes(signature[32:], "little")
    assert scalar < L
    digest = hashlib.sha512(signature[:32] + key + text).digest()
    challenge = int.from_bytes(digest, "little") % L
    return times(scalar, BASE) == add(point(signature[:32]), times(challenge, point(key)))


def key_of(text, algorithm):
    name, short, body = text.split("+", 2)
    octets = base64.b64decode(body, validate=True)
    assert octets[0] == algorithm and len(octets) == 33
    assert hashlib.sha256(name.encode() + b"\n" + octets).digest()[:4].hex() == short
    return name, bytes.fromhex(short), octets[1:]


def signature_of(lines, name, short):
    found = []
    for line in lines:
        mark, whose, body = line.split(" ")
        assert mark == "\u2014"
        octets = base64.b64decode(body, validate=True)
        if whose == name and octets[:4] == short:
            found.append(octets[4:])
    assert len(found) == 1
    return found[0]


def note(path):
    with open(path, encoding="utf-8", newline="") as file:
        text, lines = file.read().rsplit("\n\n", 1)
    return text + "\n", lines.splitlines()


def checkpoint(path, name, short, key):
    text, lines = note(path)
    assert signed(key, text.encode(), signature_of(lines, name, short))
    origin, size, root = text.splitlines()[:3]
    assert origin == name
    return int(size), base64.b64decode(root, validate=True), text, lines


def tile_name(level, index, width):
    digits = f"{index % 1000:03}"
    while index >= 1000:
        index //= 1000
        digits = f"x{index % 1000:03}/{digits}"
    return f"tile/{level}/{digits}" + ("" if width == 256 else f".p/{width}")


def tiles(folder, level, size):
    """The octets of the tiles of one level of a tree, in order, with their widths; a full one may stand for a narrower."""
    index = 0
    while index * 256 < size:
        width = min(256, size - index * 256)
        path = os.path.join(folder, tile_name(level, index, width))
        if not os.path.exists(path):
            path = os.path.join(folder, tile_name(level, index, 256))
        with open(path, "rb") as file:
            yield width, file.read()
        index += 1


def mirror(folder, key, witness):
    name, short, octets = key_of(key, 1)
    size, root, _, _ = checkpoint(os.path.join(folder, "checkpoint"), name, short, octets)
    leaves = []
    for width, data in tiles(folder, "entries", size):
        for _ in range(width):
            length = int.from_bytes(data[:2], "big")
            leaves.append(data[2:2 + length])
            data = data[2 + length:]
    hashes = [leaf_hash(leaf) for leaf in leaves]
    assert len(hashes) == size and tree(hashes, 0, size) == root
    level, span = 0, 1
    while size // span:
        row = b"".join(data[:32 * width] for width, data in tiles(folder, level, size // span))
        assert row == b"".join(tree(hashes, at, at + span) for at in range(0, size // span * span, span))
        level, span = level + 1, span * 256
    if witness:
        who, mark, witness_key = key_of(witness, 4)
        _, _, text, lines = checkpoint(os.path.join(folder, "witnessed"), name, short, octets)
        signature = signature_of(lines, who, mark)
        time = int.from_bytes(signature[:8], "big")
        assert signed(witness_key, f"cosignature/v1\ntime {time}\n{text}".encode(), signature[8:])
    return size


def main():
    if sys.argv[1] == "mirror":
        sys.setrecursionlimit(10_000)
        return print(mirror(sys.argv[2], sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else None))
    with open(sys.argv[1], encoding="ascii") as lines:
        hashes = [leaf_hash(bytes.fromhex(leaf)) for leaf in json.loads(next(lines))]
        count = 0
        for line in lines:
            try:
                held = holds(json.loads(line), hashes)
            except (AssertionError, IndexError):
                held = False
            if not held:
                sys.exit(line)
            count += 1
    print(count)


main()
