# SPDX-License-Identifier: Apache-2.0
"""Judges proofs of the ledger by the definitions of RFC 6962 section 2.1, independently of FirstBell's own code.

    proof_judge.py FILE

The first line of FILE is a JSON list of leaves in hexadecimal. Each other line is a proof over the first `size` of them:
{"size": N, "index": I, "path": [...]} or {"size": N, "from": M, "path": [...]}. Says how many hold; ends with 1, and the line, at the first
that does not. Nothing but Python's own library is needed.
"""
import hashlib
import json
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


def main():
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
