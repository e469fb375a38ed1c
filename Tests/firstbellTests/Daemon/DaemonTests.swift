// SPDX-License-Identifier: Apache-2.0
import Testing

/// Tests of the whole: the real executable as a process of its own, real TLS, a real disk.
///
/// One after the other, because each has a machine's worth of processes and is about what they do under its own load.
@Suite(.serialized) enum DaemonTests {}
