#include "plumbing/http/session/session.hpp"

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

namespace sinergi::http {
namespace {

using asio::ip::tcp;
using TlsSocket = asio::ssl::stream<tcp::socket>;

struct TlsLayer {
    static constexpr bool is_tls = true;
    static tcp::socket& lowest(TlsSocket& socket) { return socket.next_layer(); }
    static asio::awaitable<bool> hello(TlsSocket& socket) {
        auto const [error] = co_await socket.async_handshake(asio::ssl::stream_base::server, told);
        co_return !error;
    }
    static asio::awaitable<void> close(TlsSocket& socket) {
        [[maybe_unused]] auto const said = co_await socket.async_shutdown(told);
    }
};

/// "h2" is not spoken here: a client that offers it and HTTP/1.1 gets the latter.
int choose_protocol(SSL*, unsigned char const** chosen, unsigned char* chosen_size, unsigned char const* offered,
                    unsigned int offered_size, void*) {
    constexpr std::string_view http11 = "http/1.1";
    for (unsigned int at = 0; at < offered_size; at += 1U + offered[at]) {
        std::string_view const one(reinterpret_cast<char const*>(offered) + at + 1, offered[at]);
        if (one != http11) continue;
        *chosen = offered + at + 1;
        *chosen_size = offered[at];
        return SSL_TLSEXT_ERR_OK;
    }
    return SSL_TLSEXT_ERR_NOACK;
}

std::shared_ptr<asio::ssl::context> context_of(std::string const& cert_file, std::string const& key_file) {
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    try {
        context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                             asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                             asio::ssl::context::no_tlsv1_1);
        context->use_certificate_chain_file(cert_file);
        context->use_private_key_file(key_file, asio::ssl::context::pem);
    } catch (boost::system::system_error const& wrong) {
        throw Fault(
            fmt::format("http: certificate {} or key {} cannot be read: {}", cert_file, key_file, wrong.what()));
    }
    auto* const native = context->native_handle();
    if (SSL_CTX_check_private_key(native) != 1) {
        throw Fault(fmt::format("http: certificate {} and key {} do not belong together", cert_file, key_file));
    }
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);  // an idle connection keeps no buffers
    SSL_CTX_set_alpn_select_cb(native, &choose_protocol, nullptr);
    return context;
}

class TlsGate final : public Gate {
public:
    TlsGate(std::string cert_file, std::string key_file)
        : cert_file_(std::move(cert_file)),
          key_file_(std::move(key_file)),
          context_(context_of(cert_file_, key_file_)) {}

    std::shared_ptr<Session> admit(Core& core, tcp::socket socket, std::string peer) override {
        std::scoped_lock const lock(mutex_);
        return std::make_shared<SocketSession<TlsSocket, TlsLayer>>(core, TlsSocket(std::move(socket), *context_),
                                                                    std::move(peer));
    }

    void reload() override {
        auto fresh = context_of(cert_file_, key_file_);
        std::scoped_lock const lock(mutex_);
        context_ = std::move(fresh);
    }

private:
    std::string const cert_file_, key_file_;
    std::mutex mutex_;
    std::shared_ptr<asio::ssl::context> context_;  // connections hold what they need of an old one
};

}  // namespace

std::unique_ptr<Gate> tls_gate(std::string cert_file, std::string key_file) {
    return std::make_unique<TlsGate>(std::move(cert_file), std::move(key_file));
}

}  // namespace sinergi::http
