#include "plumbing/crypto/crypto.hpp"

#include <sodium.h>

#include <new>
#include <semaphore>

namespace sinergi::crypto {
namespace {

constexpr std::size_t digest_size = 32;
constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = std::size_t{19} * 1024 * 1024;

unsigned char const* raw(std::string_view text) noexcept { return reinterpret_cast<unsigned char const*>(text.data()); }
unsigned char* raw(std::string& text) noexcept { return reinterpret_cast<unsigned char*>(text.data()); }

void start() {
    static int const started = sodium_init();
    if (started < 0) throw Fault("libsodium cannot start: no source of chance");
}

class HashPlace {
public:
    HashPlace() { places().acquire(); }
    ~HashPlace() { places().release(); }
    HashPlace(HashPlace const&) = delete;
    HashPlace& operator=(HashPlace const&) = delete;

private:
    static std::counting_semaphore<2>& places() {
        static std::counting_semaphore<2> two(2);
        return two;
    }
};

crypto_generichash_state* state_of(unsigned char* place) noexcept {
    return std::launder(reinterpret_cast<crypto_generichash_state*>(place));
}

}  // namespace

std::string random_bytes(std::size_t count) {
    start();
    std::string out(count, '\0');
    randombytes_buf(out.data(), count);
    return out;
}

std::string digest(std::string_view message) {
    std::string out(digest_size, '\0');
    crypto_generichash(raw(out), digest_size, raw(message), message.size(), nullptr, 0);
    return out;
}

std::string keyed_digest(std::string_view key, std::string_view message) {
    // BLAKE2b takes keys of 16 to 64 bytes; every other length, none included, becomes one of 32.
    std::string const fit = key.size() == digest_size ? std::string(key) : digest(key);
    std::string out(digest_size, '\0');
    crypto_generichash(raw(out), digest_size, raw(message), message.size(), raw(std::string_view(fit)), fit.size());
    return out;
}

std::string hmac_sha256(std::string_view key, std::string_view message) {
    std::string out(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, raw(key), key.size());
    crypto_auth_hmacsha256_update(&state, raw(message), message.size());
    crypto_auth_hmacsha256_final(&state, raw(out));
    return out;
}

Digester::Digester() {
    static_assert(sizeof(crypto_generichash_state) <= sizeof(state_));
    static_assert(alignof(crypto_generichash_state) <= 64);
    new (state_) crypto_generichash_state;
    crypto_generichash_init(state_of(state_), nullptr, 0, digest_size);
}

Digester& Digester::add(std::string_view part) {
    crypto_generichash_update(state_of(state_), raw(part), part.size());
    return *this;
}

std::string Digester::finish() {
    std::string out(digest_size, '\0');
    crypto_generichash_final(state_of(state_), raw(out), digest_size);
    return out;
}

bool is_same(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

std::string hash_password(std::string_view password) {
    start();
    HashPlace const place;
    std::string out(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), passes, memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw Unavailable("no memory to hash a password");
    }
    out.resize(out.find('\0'));
    return out;
}

bool verify_password(std::string_view hash, std::string_view password) {
    start();
    HashPlace const place;
    return crypto_pwhash_str_verify(std::string(hash).c_str(), password.data(), password.size()) == 0;
}

bool verify_nothing(std::string_view password) {
    static std::string const nobody = hash_password(random_bytes(16));
    return verify_password(nobody, password) && false;
}

std::string box(std::string_view key, std::string_view message) {
    SINERGI_CHECK(key.size() == crypto_secretbox_KEYBYTES);
    std::string out = random_bytes(crypto_secretbox_NONCEBYTES);
    std::string const nonce = out;
    out.resize(nonce.size() + crypto_secretbox_MACBYTES + message.size());
    crypto_secretbox_easy(raw(out) + nonce.size(), raw(message), message.size(), raw(std::string_view(nonce)),
                          raw(key));
    return out;
}

Result<std::string> unbox(std::string_view key, std::string_view closed) {
    SINERGI_CHECK(key.size() == crypto_secretbox_KEYBYTES);
    constexpr auto ahead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (closed.size() < ahead) return refuse(Why::malformed, "crypto.not_opened");
    std::string out(closed.size() - ahead, '\0');
    auto const inner = closed.substr(crypto_secretbox_NONCEBYTES);
    if (crypto_secretbox_open_easy(raw(out), raw(inner), inner.size(), raw(closed), raw(key)) != 0) {
        return refuse(Why::malformed, "crypto.not_opened");
    }
    return out;
}

KeyPair make_signing_pair() { return make_signing_pair(random_bytes(crypto_sign_SEEDBYTES)); }

KeyPair make_signing_pair(std::string_view seed) {
    SINERGI_CHECK(seed.size() == crypto_sign_SEEDBYTES);
    KeyPair pair{std::string(crypto_sign_PUBLICKEYBYTES, '\0'), std::string(crypto_sign_SECRETKEYBYTES, '\0')};
    crypto_sign_seed_keypair(raw(pair.open), raw(pair.secret), raw(seed));
    return pair;
}

std::string sign(std::string_view secret, std::string_view message) {
    SINERGI_CHECK(secret.size() == crypto_sign_SECRETKEYBYTES);
    std::string out(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(out), nullptr, raw(message), message.size(), raw(secret));
    return out;
}

bool is_signed(std::string_view open, std::string_view message, std::string_view signature) noexcept {
    return open.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(raw(signature), raw(message), message.size(), raw(open)) == 0;
}

KeyPair make_sealing_pair() {
    start();
    KeyPair pair{std::string(crypto_box_PUBLICKEYBYTES, '\0'), std::string(crypto_box_SECRETKEYBYTES, '\0')};
    crypto_box_keypair(raw(pair.open), raw(pair.secret));
    return pair;
}

std::string seal(std::string_view open, std::string_view message) {
    SINERGI_CHECK(open.size() == crypto_box_PUBLICKEYBYTES);
    start();
    std::string out(crypto_box_SEALBYTES + message.size(), '\0');
    crypto_box_seal(raw(out), raw(message), message.size(), raw(open));
    return out;
}

Result<std::string> unseal(KeyPair const& pair, std::string_view sealed) {
    if (sealed.size() < crypto_box_SEALBYTES) return refuse(Why::malformed, "crypto.not_opened");
    std::string out(sealed.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(raw(out), raw(sealed), sealed.size(), raw(std::string_view(pair.open)),
                             raw(std::string_view(pair.secret))) != 0) {
        return refuse(Why::malformed, "crypto.not_opened");
    }
    return out;
}

}  // namespace sinergi::crypto
