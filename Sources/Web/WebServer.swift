// SPDX-License-Identifier: Apache-2.0
package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
package import ServiceLifecycle

/// A place where HTTP is served.
package struct WebServer: Sendable {
    var host: String
    var port: Int
    var door: WebDoor
    var connectionsPerSecond: Int?
    var threads: WebThreads?
    var total = 2_000
    var patience = TimeAmount.seconds(10)

    /// - Parameters:
    ///   - connectionsPerSecond: new ones of one address; nil for any number.
    ///   - threads: those of the edge and of all tasks where there are none.
    package init(host: String, port: Int, door: WebDoor, connectionsPerSecond: Int?, threads: WebThreads? = nil) {
        self.host = host
        self.port = port
        self.door = door
        self.connectionsPerSecond = connectionsPerSecond
        self.threads = threads
    }

    /// Serves until the group is told to end; `listening` hears the port once it does.
    ///
    /// - Parameter answer: cancelled where it answers a GET or HEAD and the client has gone.
    package func service(
        logger: Logger, listening: @escaping @Sendable (Int) async -> Void,
        answer: @escaping @Sendable (Request, WebClient) async -> Response
    ) -> some Service {
        let (door, patience, executor) = (door, patience, threads?.executor)
        let count = ConnectionCount(perAddress: door.perAddress, total: total, perSecond: connectionsPerSecond)
        // Hummingbird's own lines name addresses of people who read; what matters is logged by whoever starts this.
        var quiet = logger
        quiet.logLevel = .critical
        return Application(
            responder: CallbackResponder { (request: Request, context: WebRequestContext) in
                // What changes something goes on to its end, whoever waits for the answer.
                guard request.method == .get || request.method == .head else { return await answer(request, context.client) }
                return await context.client.whileThere(on: executor) { await answer(request, context.client) }
            },
            server: HTTPServerBuilder { responder in
                WebChannel(responder: responder, door: door, count: count, request: patience, executor: executor)
            },
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await listening(channel.localAddress?.port ?? 0) },
            eventLoopGroupProvider: threads.map { .shared($0.loops) } ?? .singleton, logger: quiet)
    }
}

/// What a request comes with beside itself: who sent it.
struct WebRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let client: WebClient

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        client = WebClient(source.channel)
    }
}
