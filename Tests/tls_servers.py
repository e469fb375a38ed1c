# SPDX-License-Identifier: Apache-2.0
"""Certificates for the servers of the tests, each of an authority of its own."""
import os
import ssl
import subprocess


def openssl(*words):
    subprocess.run(["openssl", *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def certificate(folder, name):
    """An authority of its own, and a certificate of it for 127.0.0.1."""
    path = folder + "/" + name
    if os.path.exists(path + ".pem"):
        return context_of(path)
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=" + name, "-keyout", path + "-ca.key",
            "-out", path + "-ca.pem")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", path + ".key", "-out", path + ".csr")
    with open(path + ".ext", "w") as file:
        file.write("subjectAltName=IP:127.0.0.1,DNS:localhost\n")
    openssl("x509", "-req", "-in", path + ".csr", "-CA", path + "-ca.pem", "-CAkey", path + "-ca.key", "-days", "1", "-extfile",
            path + ".ext", "-out", path + ".pem")
    return context_of(path)


def context_of(path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path + ".pem", path + ".key")
    return context
