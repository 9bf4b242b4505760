#include "plumbing/http/http.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <future>
#include <latch>

namespace sinergi::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// A client that says exactly the bytes it is told to. Waits 10 seconds for an answer, then the test fails.
class Client {
public:
    explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        timeval const wait{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(static_cast<std::uint16_t>(port));
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        is_connected_ = ::connect(socket_, reinterpret_cast<sockaddr const*>(&to), sizeof to) == 0;
    }
    ~Client() { ::close(socket_); }
    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;
    [[nodiscard]] bool is_connected() const { return is_connected_; }
    [[nodiscard]] int socket() const { return socket_; }
    bool send(std::string_view bytes) const {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    /// Reads until `end` was seen; what came after it stays.
    std::string until(std::string_view end) {
        for (;;) {
            if (auto const at = held_.find(end); at != held_.npos) {
                auto text = held_.substr(0, at + end.size());
                held_.erase(0, at + end.size());
                return text;
            }
            if (!more()) return std::exchange(held_, {});
        }
    }
    /// One whole answer.
    std::string answer() {
        auto head = until("\r\n\r\n");
        auto const at = head.find("Content-Length: ");
        if (at == head.npos) return head;
        auto const length = static_cast<std::size_t>(std::atoi(head.c_str() + at + 16));
        while (held_.size() < length && more()) {
        }
        head += held_.substr(0, length);
        held_.erase(0, length);
        return head;
    }
    /// Everything until the server closes.
    std::string rest() {
        while (more()) {
        }
        return std::exchange(held_, {});
    }

private:
    bool more() {
        std::array<char, 4096> bytes;
        auto const got = ::recv(socket_, bytes.data(), bytes.size(), 0);
        if (got > 0) held_.append(bytes.data(), static_cast<std::size_t>(got));
        return got > 0;
    }
    int socket_;
    bool is_connected_ = false;
    std::string held_;
};

struct EchoIn {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(EchoIn, (), (text))

/// A server on a free port, and what its handlers wait for.
struct House {
    explicit House(ServerOptions options = {}) {
        router.add<EchoIn, EchoIn>(Method::post, "/api/v1/echo", {.summary = "", .body_max = 1'000},
                                   [](Call const&, EchoIn const& in) -> Result<EchoIn> { return in; });
        router.add<EchoIn, EchoIn>(Method::get, "/api/v1/echo", {},
                                   [](Call const&, EchoIn const& in) -> Result<EchoIn> { return in; });
        router.add_raw(Method::post, "/big", {.body_max = 40'000'000},
                       [](Call const& call) { return Reply{.body = std::to_string(call.body.size())}; });
        router.add_raw(Method::get, "/peer", {},
                       [](Call const& call) { return Reply{.body = call.peer + (call.is_tls ? " tls" : " plain")}; });
        router.add_raw(Method::get, "/wait", {}, [this](Call const&) {
            waiting.count_down();
            may_go.get_future().wait();
            return Reply{.body = "done"};
        });
        router.add_stream("/live", {}, [this](Call const& call, std::shared_ptr<Stream> const& stream) -> Done {
            stream->send("hello", call.header("last-event-id"), 1);
            streams.set_value(stream);
            return {};
        });
        router.add_static(files);
        options.listen = "127.0.0.1:0";
        server = Server::start(std::move(options), router, [] { return Moment{1'795'305'600'000}; });
    }
    static constexpr std::array files{Router::StaticFile{"/a.txt", "text/plain", "file", "", "tag", false}};
    Router router;
    std::latch waiting{1};
    std::promise<void> may_go;
    std::promise<std::shared_ptr<Stream>> streams;
    std::unique_ptr<Server> server;
};

std::string post(std::string_view body, std::string_view more = "") {
    return fmt::format("POST /api/v1/echo HTTP/1.1\r\nHost: a\r\n{}Content-Length: {}\r\n\r\n{}", more, body.size(),
                       body);
}

TEST(Server, KeepsAConnectionAndAnswersInOrder) {
    House house;
    Client client(house.server->port());
    client.send(post(R"({"text":"satu"})"));
    auto const first = client.answer();
    EXPECT_THAT(
        first,
        StartsWith("HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 00:00:00 GMT\r\nContent-Type: application/json\r\n"));
    EXPECT_THAT(first, HasSubstr("Content-Security-Policy: default-src 'self'; img-src 'self' data: blob:"));
    EXPECT_THAT(first, HasSubstr("X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"));
    EXPECT_THAT(first, ::testing::EndsWith(R"({"text":"satu"})"));
    std::string many;
    for (int i = 0; i < 50; ++i) many += post(fmt::format(R"({{"text":"{}"}})", i));
    client.send(many + "GET /a.txt HTTP/1.1\r\nHost: a\r\n\r\n");
    for (int i = 0; i < 50; ++i) EXPECT_THAT(client.answer(), HasSubstr(fmt::format(R"({{"text":"{}"}})", i)));
    EXPECT_THAT(client.answer(), HasSubstr("ETag: \"tag\""));
    EXPECT_EQ(house.server->figures().requests, 52);
    EXPECT_EQ(house.server->figures().connections, 1);
}

TEST(Server, AnswersHeadLikeGetWithoutBody) {
    House house;
    Client client(house.server->port());
    client.send("HEAD /a.txt HTTP/1.1\r\nHost: a\r\n\r\nGET /a.txt HTTP/1.0\r\n\r\n");
    auto const head = client.until("\r\n\r\n");
    EXPECT_THAT(head, HasSubstr("Content-Length: 4\r\n"));
    EXPECT_THAT(client.rest(), ::testing::EndsWith("Connection: close\r\n\r\nfile"));
}

TEST(Server, ReadsABodyInPiecesAndChunks) {
    House house;
    Client client(house.server->port());
    auto const whole = post(R"({"text":"sedikit demi sedikit"})");
    for (char const c : whole) client.send(std::string_view(&c, 1));
    EXPECT_THAT(client.answer(), HasSubstr("sedikit demi sedikit"));
    client.send(
        "POST /api/v1/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
        "chunked\r\n\r\n5\r\n{\"tex\r\n8\r\nt\":\"ab\"}\r\n0\r\n\r\n");
    EXPECT_THAT(client.answer(), HasSubstr(R"({"text":"ab"})"));
    client.send("POST /api/v1/echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 12\r\n\r\n");
    EXPECT_EQ(client.until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send(R"({"text":"x"})");
    EXPECT_THAT(client.answer(), HasSubstr(R"({"text":"x"})"));
}

TEST(Server, RefusesATooLargeBodyBeforeReadingItAndIsHeard) {
    House house;
    struct Row {
        char const* why;
        std::string head;
    };
    for (auto const& row : std::vector<Row>{
             {"told beforehand", "POST /api/v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 200000000\r\n\r\n"},
             {"to a path without a route", "POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 200000000\r\n\r\n"},
             {"in a chunk", "POST /api/v1/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFF\r\n"},
         }) {
        SCOPED_TRACE(row.why);
        Client client(house.server->port());
        client.send(row.head);
        std::string const much(1'000'000, 'x');
        for (int i = 0; i < 10 && client.send(much); ++i) {
        }
        auto const answer = client.rest();
        EXPECT_THAT(answer, StartsWith("HTTP/1.1 413 Content Too Large\r\n"));
        EXPECT_THAT(answer, HasSubstr("http.body_too_large"));
        EXPECT_THAT(answer, HasSubstr("Connection: close"));
    }
    Client client(house.server->port());
    client.send("POST /big HTTP/1.1\r\nHost: a\r\nContent-Length: 30000000\r\n\r\n" + std::string(30'000'000, 'x'));
    EXPECT_THAT(client.answer(), ::testing::EndsWith("30000000"));
}

TEST(Server, RefusesWhenAllBodiesTogetherAreTooLarge) {
    House house({.bodies_max = 1'000'000});
    Client client(house.server->port());
    client.send("POST /big HTTP/1.1\r\nHost: a\r\nContent-Length: 30000000\r\n\r\n" + std::string(2'000'000, 'x'));
    EXPECT_THAT(client.rest(), HasSubstr("503 Service Unavailable"));
    Client again(house.server->port());
    again.send("POST /big HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
    EXPECT_THAT(again.answer(), ::testing::EndsWith("3"));
}

TEST(Server, SaysWhatIsWrongWithARequest) {
    House house;
    struct Row {
        char const* why;
        std::string bytes;
        char const* status;
    };
    for (auto const& row : std::vector<Row>{
             {"no HTTP at all", "\x16\x03\x01 hello\r\n\r\n", "HTTP/1.1 400 "},
             {"a broken request line", "GET\r\n\r\n", "HTTP/1.1 400 "},
             {"no path", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 400 "},
             {"an unknown version", "GET / HTTP/3.0\r\n\r\n", "HTTP/1.1 400 "},
             {"a length that is none", "POST /api/v1/echo HTTP/1.1\r\nContent-Length: 1x\r\n\r\n", "HTTP/1.1 400 "},
             {"two lengths", "POST /api/v1/echo HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
              "HTTP/1.1 400 "},
             {"a length and chunks",
              "POST /api/v1/echo HTTP/1.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n", "HTTP/1.1 400 "},
             {"a header line without colon", "GET / HTTP/1.1\r\nHost\r\n\r\n", "HTTP/1.1 400 "},
             {"a header too large", "GET / HTTP/1.1\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n", "HTTP/1.1 431 "},
             {"a method we do not serve", "TRACE /api/v1/echo HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 405 "},
         }) {
        SCOPED_TRACE(row.why);
        Client client(house.server->port());
        client.send(row.bytes);
        auto const answer = client.rest();
        EXPECT_THAT(answer, StartsWith(row.status));
        EXPECT_THAT(answer, HasSubstr("application/problem+json"));
    }
}

TEST(Server, WaitsForSlowClientsOnlySoLong) {
    House house({.header_wait_ms = 40, .body_wait_ms = 40, .idle_wait_ms = 40});
    Client silent(house.server->port());
    EXPECT_EQ(silent.rest(), "");
    Client header(house.server->port());
    header.send("GET /a.txt HTTP/1.1\r\nHo");
    EXPECT_THAT(header.rest(), StartsWith("HTTP/1.1 408 "));
    Client body(house.server->port());
    body.send("POST /api/v1/echo HTTP/1.1\r\nContent-Length: 10\r\n\r\n{");
    EXPECT_THAT(body.rest(), StartsWith("HTTP/1.1 408 "));
}

TEST(Server, TurnsAwayWhatIsTooMany) {
    House house({.connections_max = 2});
    Client one(house.server->port());
    one.send("GET /a.txt HTTP/1.1\r\n\r\n");
    one.answer();
    Client two(house.server->port());
    two.send("GET /a.txt HTTP/1.1\r\n\r\n");
    two.answer();
    Client three(house.server->port());
    EXPECT_THAT(three.rest(), StartsWith("HTTP/1.1 503 "));
    EXPECT_EQ(house.server->figures().refused_connections, 1);
    one.send("GET /a.txt HTTP/1.1\r\n\r\n");
    EXPECT_THAT(one.answer(), HasSubstr("200 OK"));
}

TEST(Server, BelievesOnlyItsProxyAboutTheAddress) {
    House plain;
    Client client(plain.server->port());
    client.send("GET /peer HTTP/1.1\r\nX-Forwarded-For: 10.1.1.1\r\nX-Forwarded-Proto: https\r\n\r\n");
    EXPECT_THAT(client.answer(), ::testing::EndsWith("127.0.0.1 plain"));
    House behind({.trusted_proxy = "127.0.0.1"});
    Client proxy(behind.server->port());
    proxy.send("GET /peer HTTP/1.1\r\nX-Forwarded-For: 1.2.3.4, 10.1.1.1\r\nX-Forwarded-Proto: https\r\n\r\n");
    EXPECT_THAT(proxy.answer(), ::testing::EndsWith("10.1.1.1 tls"));
}

TEST(Server, AnAddressThatCannotBeIsSaidAtTheStart) {
    Router const router;
    auto const start = [&](ServerOptions options) {
        return Server::start(std::move(options), router, [] { return Moment{}; });
    };
    for (auto const* listen : {"127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:99999", "127.0.0.1:http"})
        EXPECT_THROW(start({.listen = listen}), Fault) << listen;
    for (auto const* proxy : {"localhost", "127.0.0.1/32", "127.0.0.1:80"})
        EXPECT_THROW(start({.listen = "127.0.0.1:0", .trusted_proxy = proxy}), Fault) << proxy;
}

TEST(Server, AStreamSendsBeatsAndEndsWithEitherSide) {
    House house({.heartbeat_ms = 20});
    Client client(house.server->port());
    client.send("GET /live HTTP/1.1\r\nLast-Event-ID: 41\r\n\r\n");
    EXPECT_THAT(client.until("\r\n\r\n"), HasSubstr("Content-Type: text/event-stream"));
    EXPECT_EQ(client.until("\n\n"), "id: 1\nevent: hello\ndata: 41\n\n");
    auto const stream = house.streams.get_future().get();
    EXPECT_EQ(client.until(":\n\n"), ":\n\n");
    stream->send("change", "{}", 42);
    EXPECT_THAT(client.until("data: {}\n\n"), HasSubstr("id: 42\nevent: change\ndata: {}\n\n"));
    EXPECT_EQ(house.server->figures().streams, 1);
    ::shutdown(client.socket(), SHUT_RDWR);
    while (stream->is_open()) std::this_thread::yield();
    stream->send("change", "{}", 43);
}

TEST(Server, StoppingFinishesWhatIsBeingAnswered) {
    auto house = std::make_unique<House>();
    Client idle(house->server->port());
    idle.send("GET /a.txt HTTP/1.1\r\n\r\n");
    idle.answer();
    Client live(house->server->port());
    live.send("GET /live HTTP/1.1\r\n\r\n");
    live.until("\n\n");
    Client busy(house->server->port());
    busy.send("GET /wait HTTP/1.1\r\n\r\n");
    house->waiting.wait();
    auto const stopped = std::async(std::launch::async, [&] { house->server->stop(); });
    EXPECT_EQ(idle.rest(), "");
    live.rest();
    EXPECT_FALSE(Client(house->server->port()).is_connected());
    house->may_go.set_value();
    auto const answer = busy.rest();
    EXPECT_THAT(answer, HasSubstr("Connection: close"));
    EXPECT_THAT(answer, ::testing::EndsWith("done"));
    stopped.wait();
    EXPECT_EQ(house->server->figures().connections, 0);
}

TEST(Server, StoppingDoesNotWaitForEverForASlowReader) {
    House house({.drain_wait_ms = 20});
    Client client(house.server->port());
    client.send("POST /api/v1/echo HTTP/1.1\r\nContent-Length: 10\r\n\r\n{");
    Client other(house.server->port());
    other.send("GET /a.txt HTTP/1.1\r\n\r\n");  // answered: the half request before it has come in too
    other.answer();
    house.server->stop();
    EXPECT_THAT(client.rest(), Not(HasSubstr("200")));
}

TEST(Server, SaysWhenItCannotStart) {
    House house;
    Router const router;
    auto const now = [] { return Moment{}; };
    auto const taken = fmt::format("127.0.0.1:{}", house.server->port());
    EXPECT_THROW((void)Server::start({.listen = taken}, router, now), Fault);
    EXPECT_THROW((void)Server::start({.listen = "nowhere"}, router, now), Fault);
    EXPECT_THROW((void)Server::start({.listen = "127.0.0.1:0", .tls_cert = "/none", .tls_key = "/none"}, router, now),
                 Fault);
}

/// A self-signed certificate for `name`, written as cert.pem and key.pem.
void write_certificate(std::filesystem::path const& folder, char const* name) {
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> const key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
    std::unique_ptr<X509, decltype(&X509_free)> const cert(X509_new(), &X509_free);
    X509_set_version(cert.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(cert.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(cert.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(cert.get()), 3600);
    X509_set_pubkey(cert.get(), key.get());
    auto* const subject = X509_get_subject_name(cert.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<unsigned char const*>(name), -1, -1, 0);
    X509_set_issuer_name(cert.get(), subject);
    X509_sign(cert.get(), key.get(), EVP_sha256());
    using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
    File const cert_file(std::fopen((folder / "cert.pem").c_str(), "w"), &std::fclose);
    File const key_file(std::fopen((folder / "key.pem").c_str(), "w"), &std::fclose);
    PEM_write_X509(cert_file.get(), cert.get());
    PEM_write_PrivateKey(key_file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
}

/// Shakes hands, asks, and gives the name on the certificate and the answer.
std::pair<std::string, std::string> ask_tls(int port, std::string_view request) {
    Client client(port);
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> const context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
    std::unique_ptr<SSL, decltype(&SSL_free)> const tls(SSL_new(context.get()), &SSL_free);
    SSL_set_fd(tls.get(), client.socket());
    if (SSL_connect(tls.get()) != 1) return {};
    std::unique_ptr<X509, decltype(&X509_free)> const cert(SSL_get1_peer_certificate(tls.get()), &X509_free);
    std::array<char, 64> name{};
    X509_NAME_get_text_by_NID(X509_get_subject_name(cert.get()), NID_commonName, name.data(),
                              static_cast<int>(name.size()));
    SSL_write(tls.get(), request.data(), static_cast<int>(request.size()));
    std::string answer;
    std::array<char, 4096> bytes;
    for (int got = 0; (got = SSL_read(tls.get(), bytes.data(), static_cast<int>(bytes.size()))) > 0;) {
        answer.append(bytes.data(), static_cast<std::size_t>(got));
    }
    if (SSL_get_shutdown(tls.get()) != SSL_RECEIVED_SHUTDOWN) answer += "[cut off]";
    return {name.data(), answer};
}

TEST(Server, SpeaksTlsAndTakesANewCertificate) {
    auto const folder = std::filesystem::temp_directory_path() / fmt::format("sinergi-http-test-{}", ::getpid());
    std::filesystem::create_directories(folder);
    write_certificate(folder, "first.test");
    {
        House house({.tls_cert = folder / "cert.pem", .tls_key = folder / "key.pem"});
        auto const first = ask_tls(house.server->port(), "GET /peer HTTP/1.1\r\nConnection: close\r\n\r\n");
        EXPECT_EQ(first.first, "first.test");
        EXPECT_THAT(first.second, HasSubstr("Strict-Transport-Security: max-age="));
        EXPECT_THAT(first.second, ::testing::EndsWith("127.0.0.1 tls"));
        write_certificate(folder, "second.test");
        house.server->reload_tls();
        auto const refused =
            ask_tls(house.server->port(), "POST /api/v1/echo HTTP/1.1\r\nContent-Length: 2000\r\n\r\nabc");
        EXPECT_EQ(refused.first, "second.test");
        EXPECT_THAT(refused.second, StartsWith("HTTP/1.1 413"));
        std::filesystem::remove(folder / "key.pem");
        EXPECT_THROW(house.server->reload_tls(), Fault);
        EXPECT_EQ(ask_tls(house.server->port(), "GET /a.txt HTTP/1.0\r\n\r\n").first, "second.test");
        Client plain(house.server->port());
        plain.send("GET /a.txt HTTP/1.1\r\n\r\n");
        EXPECT_THAT(plain.rest(), Not(HasSubstr("file")));
    }
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace sinergi::http
