// SPDX-License-Identifier: Apache-2.0
package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
package import ServiceLifecycle
package import TLS

/// A place where HTTP is served.
package struct WebServer: Sendable {
    var host: String
    var port: Int
    var context: (@Sendable () -> WebContext)?
    var perAddress = 64
    var total = 2_000
    var patience = TimeAmount.seconds(10)

    /// - Parameter context: asked at each connection; nil for plain text.
    package init(host: String, port: Int, context: (@Sendable () -> WebContext)?) {
        self.host = host
        self.port = port
        self.context = context
    }

    /// The largest body of a request.
    static let bodyLimit = 16 * 1024

    /// Serves until the group is told to end; `listening` hears the port once it does.
    package func service(
        logger: Logger, listening: @escaping @Sendable (Int) async -> Void,
        answer: @escaping @Sendable (Request, String) async -> Response
    ) -> some Service {
        let (context, perAddress, total, patience) = (context, perAddress, total, patience)
        // Hummingbird's own lines name addresses of people who read; what matters is logged by whoever starts this.
        var quiet = logger
        quiet.logLevel = .critical
        return Application(
            responder: CallbackResponder { (request: Request, context: WebRequestContext) in await answer(request, context.address)
            },
            server: HTTPServerBuilder { responder in
                WebChannel(responder: responder, context: context, perAddress: perAddress, total: total, request: patience)
            },
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in await listening(channel.localAddress?.port ?? 0) },
            eventLoopGroupProvider: .singleton, logger: quiet)
    }
}

/// What a request comes with beside itself: who sent it.
struct WebRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Of the peer, without its port.
    let address: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
