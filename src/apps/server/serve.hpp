#pragma once

#include "plumbing/http/serve.hpp"
#include "server/node.hpp"

namespace sinergi::apps {

struct ServeOptions {
    http::ServerOptions http;
    std::string ca_file;    // PEM of an authority of one's own, for the certificates of other nodes
    std::string port_file;  // where the port is written once it listens (--listen 127.0.0.1:0)
};

/// Serves an office until SIGTERM or SIGINT; SIGHUP reads the certificate again.
/// @throws Fault
void serve(Place const& place, ServeOptions const& options);

/// The OpenAPI document of this program: what web/ is built from and tests compare with.
[[nodiscard]] std::string openapi_document(Node& node);

}  // namespace sinergi::apps
