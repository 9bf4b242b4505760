#include "plumbing/http/session/session.hpp"

namespace sinergi::http {
namespace {

using asio::ip::tcp;

struct PlainLayer {
    static constexpr bool is_tls = false;
    static tcp::socket& lowest(tcp::socket& socket) { return socket; }
    static asio::awaitable<bool> hello(tcp::socket&) { co_return true; }
    static asio::awaitable<void> close(tcp::socket&) { co_return; }
};

class PlainGate final : public Gate {
public:
    std::shared_ptr<Session> admit(Core& core, tcp::socket socket, std::string peer) override {
        return std::make_shared<SocketSession<tcp::socket, PlainLayer>>(core, std::move(socket), std::move(peer));
    }
};

}  // namespace

std::unique_ptr<Gate> plain_gate() { return std::make_unique<PlainGate>(); }

}  // namespace sinergi::http
