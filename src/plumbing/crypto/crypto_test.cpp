#include "plumbing/crypto/crypto.hpp"

#include "plumbing/crypto/codes.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/crypto/totp.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <thread>

namespace sinergi::crypto {
namespace {

std::string bytes(std::string_view hex_text) {
    std::string out;
    for (std::size_t i = 0; i + 1 < hex_text.size(); i += 2) {
        out += static_cast<char>(std::stoi(std::string(hex_text.substr(i, 2)), nullptr, 16));
    }
    return out;
}

TEST(Digest, IsBlake2bAsPublished) {
    // BLAKE2b-256 of nothing and of "abc" (RFC 7693's function at 32 bytes).
    EXPECT_EQ(hex(digest("")), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    EXPECT_EQ(hex(digest("abc")), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST(Digest, InPartsIsTheSameAsInOne) { EXPECT_EQ(Digester().add("a").add("").add("bc").finish(), digest("abc")); }

TEST(Digest, UnderAnotherKeyIsAnother) {
    EXPECT_NE(keyed_digest("satu", "abc"), keyed_digest("dua", "abc"));
    EXPECT_NE(keyed_digest("", "abc"), digest("abc"));
    EXPECT_EQ(keyed_digest(std::string(100, 'k'), "abc"), keyed_digest(std::string(100, 'k'), "abc"));
}

TEST(Hmac, Sha256AsRfc4231Publishes) {
    EXPECT_EQ(hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(base64("\xfb\xff!"), "+/8h");
}

TEST(Chance, NeverRepeats) {
    EXPECT_EQ(random_bytes(32).size(), 32U);
    EXPECT_NE(random_bytes(32), random_bytes(32));
    EXPECT_EQ(random_bytes(0), "");
}

TEST(Compare, SeesEveryDifference) {
    EXPECT_TRUE(is_same("", ""));
    EXPECT_TRUE(is_same("abc", "abc"));
    EXPECT_FALSE(is_same("abc", "abd"));
    EXPECT_FALSE(is_same("abc", "abcd"));
}

TEST(Encode, Rfc4648Vectors) {
    struct Row {
        char const *plain, *base32, *base64;
    };
    for (auto const& row : std::vector<Row>{{"", "", ""},
                                            {"f", "MY", "Zg"},
                                            {"fo", "MZXQ", "Zm8"},
                                            {"foo", "MZXW6", "Zm9v"},
                                            {"foob", "MZXW6YQ", "Zm9vYg"},
                                            {"fooba", "MZXW6YTB", "Zm9vYmE"},
                                            {"foobar", "MZXW6YTBOI", "Zm9vYmFy"}}) {
        SCOPED_TRACE(row.plain);
        EXPECT_EQ(base32(row.plain), row.base32);
        EXPECT_EQ(base64url(row.plain), row.base64);
    }
    EXPECT_EQ(base64url("\xfb\xff"), "-_8");
}

TEST(Encode, ForgivesHowPeopleTypeCodes) {
    EXPECT_EQ(from_base32("mzxw 6ytb-oi==").value(), "foobar");
    EXPECT_EQ(from_base32("M1").error().key, "crypto.text_malformed");
    EXPECT_EQ(from_base64url("a+b/").error().key, "crypto.text_malformed");
}

RC_GTEST_PROP(Encode, BytesComeBackAsTheyWent, (std::string const& any)) {
    RC_ASSERT(from_base32(base32(any)).value() == any);
    RC_ASSERT(from_base64url(base64url(any)).value() == any);
}

TEST(Totp, Rfc6238Vectors) {
    std::string const secret = "12345678901234567890";
    struct Row {
        std::int64_t seconds;
        char const* code;
    };
    for (auto const& row : std::vector<Row>{{59, "94287082"},
                                            {1111111109, "07081804"},
                                            {1111111111, "14050471"},
                                            {1234567890, "89005924"},
                                            {2000000000, "69279037"},
                                            {20000000000, "65353130"}}) {
        EXPECT_EQ(totp_code(secret, totp_step(Moment{row.seconds * second_ms}), 8), row.code);
    }
}

TEST(Totp, TakesACodeOfTheNextStepsOnceOnly) {
    std::string const secret = random_bytes(20);
    Moment const now{1'800'000'000'000};
    auto const step = totp_step(now);
    for (std::int64_t const beside : {-1, 0, 1}) {
        EXPECT_EQ(totp_match(secret, totp_code(secret, step + beside), now, 0), step + beside);
    }
    EXPECT_EQ(totp_match(secret, totp_code(secret, step), now, step), std::nullopt) << "used";
    EXPECT_EQ(totp_match(secret, totp_code(secret, step - 1), now, step), std::nullopt) << "older than the used one";
    EXPECT_EQ(totp_match(secret, totp_code(secret, step + 2), now, 0), std::nullopt);
    EXPECT_EQ(totp_match(secret, "", now, 0), std::nullopt);
}

TEST(Totp, UriCarriesNoBareSpace) {
    EXPECT_EQ(
        totp_uri("foobar", "Dinas Sosial", "siti"),
        "otpauth://totp/Dinas%20Sosial:siti?secret=MZXW6YTBOI&issuer=Dinas%20Sosial&algorithm=SHA1&digits=6&period=30");
}

TEST(Password, OpensWithTheRightOneOnly) {
    auto const hash = hash_password("hujan di bulan juni");
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
    EXPECT_TRUE(verify_password(hash, "hujan di bulan juni"));
    EXPECT_FALSE(verify_password(hash, "hujan di bulan Juni"));
    EXPECT_FALSE(verify_password("", "x"));
    EXPECT_FALSE(verify_password("not a hash", "x"));
    EXPECT_FALSE(verify_nothing("hujan di bulan juni"));
    EXPECT_NE(hash, hash_password("hujan di bulan juni")) << "salted";
}

TEST(Password, ManyAtOnceAllGetTheirTurn) {
    auto const hash = hash_password("hujan di bulan juni");
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> crowd;
        for (int i = 0; i < 8; ++i)
            crowd.emplace_back([&] { right += verify_password(hash, "hujan di bulan juni") ? 1 : 0; });
    }
    EXPECT_EQ(right, 8);
}

TEST(Box, OpensWithItsKeyAndUnchanged) {
    auto const key = random_bytes(32);
    auto closed = box(key, "rahasia");
    EXPECT_EQ(unbox(key, closed).value(), "rahasia");
    EXPECT_EQ(unbox(random_bytes(32), closed).error().key, "crypto.not_opened");
    closed.back() = static_cast<char>(closed.back() ^ 1);
    EXPECT_FALSE(unbox(key, closed));
    EXPECT_FALSE(unbox(key, ""));
}

TEST(Signature, Rfc8032Vector2) {
    auto const pair = make_signing_pair(bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    EXPECT_EQ(hex(pair.open), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    auto const signature = sign(pair.secret, bytes("72"));
    EXPECT_EQ(hex(signature),
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    EXPECT_TRUE(is_signed(pair.open, bytes("72"), signature));
    EXPECT_FALSE(is_signed(pair.open, bytes("73"), signature));
    EXPECT_FALSE(is_signed(make_signing_pair().open, bytes("72"), signature));
    EXPECT_FALSE(is_signed("short", bytes("72"), signature));
}

TEST(Seal, OnlyTheReceiverOpens) {
    auto const receiver = make_sealing_pair();
    auto const letter = seal(receiver.open, "rujukan");
    EXPECT_EQ(unseal(receiver, letter).value(), "rujukan");
    EXPECT_EQ(unseal(make_sealing_pair(), letter).error().key, "crypto.not_opened");
    EXPECT_FALSE(unseal(receiver, "x"));
}

TEST(PaperKey, OpensWhateverHowItIsTypedAndNothingElse) {
    std::string const secret(32, 's');
    auto const key = paper_key(secret, "grievances.key:7");
    ASSERT_EQ(key.size(), 9U);
    EXPECT_EQ(key[4], '-');
    EXPECT_EQ(key.find_first_of("ILOU"), std::string::npos);
    std::string small = key;
    for (auto& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : (c == '0' ? 'o' : c == '1' ? 'l' : c);
    for (auto const& typed :
         {key, small, " " + key, key.substr(0, 4) + key.substr(5), key.substr(0, 2) + " " + key.substr(2)})
        EXPECT_TRUE(is_paper_key(secret, "grievances.key:7", typed)) << typed;
    for (auto const* what : {"grievances.key:8", "requests.key:7"})
        EXPECT_FALSE(is_paper_key(secret, what, key)) << what;
    EXPECT_FALSE(is_paper_key(std::string(32, 't'), "grievances.key:7", key));
    for (auto const* typed : {"", "-", "K"}) EXPECT_FALSE(is_paper_key(secret, "grievances.key:7", typed)) << typed;
}

}  // namespace
}  // namespace sinergi::crypto
