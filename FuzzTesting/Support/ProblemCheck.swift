// SPDX-License-Identifier: Apache-2.0
import Directories

/// Problems end in a terminal and in support e-mails: few, short, and a line each.
func check(_ list: ProblemList) {
    guard list.problems.count <= ProblemList.cap else { broken("too many problems are kept") }
    for problem in list.problems {
        guard problem.description.utf8.count < 2000 else { broken("a problem as long as the file") }
        guard !problem.description.utf8.contains(0x0A) else { broken("a problem of two lines") }
    }
}
