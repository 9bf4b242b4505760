#include "plumbing/http/client.hpp"

#include "plumbing/http/http.hpp"

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <filesystem>
#include <fstream>

namespace sinergi::http {
namespace {

struct HttpClient : ::testing::Test {
    Router router;
    std::unique_ptr<Server> server;
    HttpClient() {
        router.add_raw(Method::post, "/echo", {.summary = "Echo", .tag = "test"}, [](Call const& call) {
            return Reply{.status = 201, .body = std::string(call.body), .headers = {{"x-said", "echo"}}};
        });
        router.add_raw(Method::get, "/long", {.summary = "Long", .tag = "test"},
                       [](Call const&) { return Reply{.type = "image/x", .body = std::string(100'000, 'x')}; });
        router.add_raw(Method::get, "/away", {.summary = "Away", .tag = "test"},
                       [](Call const&) { return Reply::see_other("/long"); });
    }
    void serve(ServerOptions options = {}) {
        options.listen = "127.0.0.1:0";
        server = Server::start(std::move(options), router, [] { return Moment{1}; });
    }
    std::string at(std::string_view path, std::string_view scheme = "http") {
        return fmt::format("{}://127.0.0.1:{}{}", scheme, server->port(), path);
    }
    ~HttpClient() override {
        if (server) server->stop();
    }
};

TEST_F(HttpClient, AsksOnOneConnectionAgainAndAgain) {
    serve();
    Client client;
    for (int i = 0; i < 5; ++i) {
        auto const said = client.ask({.method = "POST", .url = at("/echo"), .body = fmt::format("[{}]", i)});
        ASSERT_TRUE(said) << said.error().key;
        EXPECT_EQ(said->status, 201);
        EXPECT_EQ(said->body, fmt::format("[{}]", i));
        EXPECT_EQ(said->header("X-Said"), "echo");
    }
    EXPECT_EQ(server->figures().connections, 1);
}

TEST_F(HttpClient, ConnectsAgainWhenAKeptConnectionWasClosed) {
    serve();
    Client client;
    auto const port = server->port();
    ASSERT_TRUE(client.ask({.url = at("/long")}));
    server->stop();
    serve({.listen = fmt::format("127.0.0.1:{}", port)});
    auto const said = client.ask({.url = at("/long")});
    ASSERT_TRUE(said) << said.error().key;
    EXPECT_EQ(said->body.size(), 100'000U);
}

TEST_F(HttpClient, SaysWhatWentWrong) {
    serve();
    auto const url = at("/long");
    Client small({.body_max = 1'000});
    EXPECT_EQ(small.ask({.url = url}).error().key, "http.answer_too_large");
    Client client;
    EXPECT_EQ(client.ask({.url = "ftp://127.0.0.1/"}).error().key, "http.address_malformed");
    EXPECT_EQ(client.ask({.url = "http://user:secret@127.0.0.1/"}).error().key, "http.address_malformed");
    server->stop();
    server.reset();
    EXPECT_EQ(client.ask({.url = url}).error().key, "http.not_reached");
}

TEST_F(HttpClient, AnAddressOfSomebodyElseDoesNotLeadBackIntoThisMachine) {
    serve();
    Client client({.reach = Reach::outward});
    for (auto const* host : {"127.0.0.1", "localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254"}) {
        SCOPED_TRACE(host);
        auto const said = client.ask({.url = fmt::format("http://{}:{}/long", host, server->port())});
        ASSERT_FALSE(said);
        EXPECT_EQ(said.error().key, "http.address_inside");
    }
}

TEST_F(HttpClient, FollowsNoRedirectAndReadsNoBodyOfAHead) {
    serve();
    Client client;
    EXPECT_EQ(client.ask({.url = at("/away")})->status, 303);
    auto const head = client.ask({.method = "HEAD", .url = at("/long")});
    ASSERT_TRUE(head) << head.error().key;
    EXPECT_EQ(head->status, 200);
    EXPECT_TRUE(head->body.empty());
    EXPECT_TRUE(client.ask({.url = at("/long")}));
}

/// A certificate of its own authority for 127.0.0.1.
void write_certificate(std::filesystem::path const& cert, std::filesystem::path const& key_file) {
    EVP_PKEY* const key = EVP_EC_gen("P-256");
    X509* const made = X509_new();
    X509_set_version(made, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
    X509_gmtime_adj(X509_getm_notBefore(made), -3600);
    X509_gmtime_adj(X509_getm_notAfter(made), 360'000'000);
    X509_set_pubkey(made, key);
    auto* const name = X509_get_subject_name(made);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<unsigned char const*>("test"), -1, -1, 0);
    X509_set_issuer_name(made, name);
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, made, made, nullptr, nullptr, 0);
    auto* const extension = X509V3_EXT_conf_nid(nullptr, &context, NID_subject_alt_name, "IP:127.0.0.1");
    X509_add_ext(made, extension, -1);
    X509_EXTENSION_free(extension);
    X509_sign(made, key, EVP_sha256());
    if (auto* const file = std::fopen(cert.c_str(), "w")) {
        PEM_write_X509(file, made);
        std::fclose(file);
    }
    if (auto* const file = std::fopen(key_file.c_str(), "w")) {
        PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(file);
    }
    X509_free(made);
    EVP_PKEY_free(key);
}

TEST_F(HttpClient, TrustsOnlyACertificateOfAnAuthorityItKnows) {
    auto const folder = std::filesystem::temp_directory_path() / fmt::format("sinergi-client-{}", ::getpid());
    std::filesystem::create_directories(folder);
    write_certificate(folder / "cert.pem", folder / "key.pem");
    serve({.tls_cert = (folder / "cert.pem").string(), .tls_key = (folder / "key.pem").string()});
    Client stranger;
    EXPECT_EQ(stranger.ask({.url = at("/long", "https")}).error().key, "http.certificate_wrong");
    Client friendly({.ca_file = (folder / "cert.pem").string()});
    for (int i = 0; i < 2; ++i) {
        auto const said = friendly.ask({.url = at("/long", "https")});
        ASSERT_TRUE(said) << said.error().key;
        EXPECT_EQ(said->body.size(), 100'000U);
    }
    auto other_name = at("/long", "https");
    other_name.replace(other_name.find("127.0.0.1"), 9, "localhost");
    EXPECT_EQ(friendly.ask({.url = other_name}).error().key, "http.certificate_wrong");
    std::filesystem::remove_all(folder);
}

TEST(Url, IsTakenApart) {
    auto const url = Url::parse("https://sinergi.example:8443/api?x=1#y");
    ASSERT_TRUE(url);
    EXPECT_TRUE(url->is_tls);
    EXPECT_EQ(url->host, "sinergi.example");
    EXPECT_EQ(url->port, "8443");
    EXPECT_EQ(url->target, "/api?x=1");
    EXPECT_EQ(Url::parse("http://[::1]:80")->host, "[::1]");
    EXPECT_EQ(Url::parse("http://a")->target, "/");
    for (auto const* wrong : {"", "http://", "https:///x", "http://a b/", "http://a:b/", "javascript:x", "http://[::1"})
        EXPECT_FALSE(Url::parse(wrong)) << wrong;
}

}  // namespace
}  // namespace sinergi::http
