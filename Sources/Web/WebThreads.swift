// SPDX-License-Identifier: Apache-2.0
import Glibc
import NIOCore
import NIOPosix

/// Threads that carry the connections of a server and work out its answers.
package final class WebThreads: Sendable {
    /// Those of the portal, for the life of the process: whatever decides and answers events comes before them.
    package static let courteous = WebThreads(count: max(2, min(4, System.coreCount)))

    let loops: MultiThreadedEventLoopGroup
    let executor: CourteousExecutor

    private init(count: Int) {
        loops = MultiThreadedEventLoopGroup(numberOfThreads: count)
        for loop in loops.makeIterator() { loop.execute { Courtesy.begin() } }
        executor = CourteousExecutor(count: count)
    }
}

/// Makes a thread one that others go before.
package enum Courtesy {
    /// What the kernel calls such a thread's niceness: five more than the program's, so that where others want all of a processor a
    /// quarter of it is left.
    static let nice = min(19, getpriority(__priority_which_t(PRIO_PROCESS.rawValue), id_t(getpid())) + 5)

    /// From now on this thread is one.
    ///
    /// Once it is, this does nothing. The way back would need a privilege.
    package static func begin() {
        // On Linux it is of the thread alone (setpriority(2)). One that could not be asked for costs time and nothing else.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, nice)
    }
}

/// Runs tasks on threads that others go before.
final class CourteousExecutor: TaskExecutor {
    private let pool: NIOThreadPool

    init(count: Int) {
        pool = NIOThreadPool(numberOfThreads: count)
        pool.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        pool.submit { _ in
            Courtesy.begin()
            // Safe for each job is handed over once and run once, here, and the pool is never shut down (SE-0417).
            unsafe job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }
}
