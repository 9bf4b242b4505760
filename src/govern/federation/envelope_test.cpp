#include "federation/envelope.hpp"

#include "plumbing/crypto/encode.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sinergi::federation {
namespace {

Envelope some_envelope() {
    return {.v = 1,
            .id = "6f1a7c2e-0000-4000-8000-00000000abcd",
            .from = "3208",
            .to = "pusat",
            .epoch = 1,
            .stream = "case:3208/0000000000001",
            .seq = 7,
            .kind = "case.entry",
            .agreement = "3208/0000000000009",
            .basis = "public_task",
            .is_emergency = true,
            .signed_at = 1'795'323'600'000,
            .key = "0123456789abcdef",
            .seal_key = "fedcba9876543210",
            .sealed = std::string("\0sealed\xff", 8),
            .papers = {{std::string(64, 'a'), 12}},
            .signature = {}};
}

crypto::KeyPair const& pair() {
    static auto const made = crypto::make_signing_pair(std::string(32, 'k'));
    return made;
}

TEST(Envelope, IsReadBackAsItWasWritten) {
    auto const read = read_envelope(write_signed(some_envelope(), pair().secret));
    ASSERT_TRUE(read);
    auto const& e = read->envelope;
    EXPECT_EQ(e.stream, "case:3208/0000000000001");
    EXPECT_EQ(e.seq, 7);
    EXPECT_TRUE(e.is_emergency);
    EXPECT_EQ(e.sealed, std::string("\0sealed\xff", 8));
    EXPECT_EQ(e.papers, some_envelope().papers);
    EXPECT_TRUE(crypto::is_signed(pair().open, read->covered, e.signature));
}

TEST(Envelope, OfANewerNodeWithMoreMembersIsTakenAndTheSignatureCoversThem) {
    auto text = write_signed(some_envelope(), pair().secret);
    // What a newer node would write: two members more, signed over all.
    auto const at = text.find(R"(,"signature")");
    auto const longer = text.substr(0, at) + R"(,"colour":"blue","weights":[1,2.5,{"a":null}])";
    auto const document = json::Document::parse(longer + "}");
    auto const signature = crypto::sign(pair().secret, canonical("sinergi envelope 1", *document, document->root()));
    auto const whole = longer + R"(,"signature":")" + crypto::base64url(signature) + "\"}";
    auto const read = read_envelope(whole);
    ASSERT_TRUE(read);
    EXPECT_TRUE(crypto::is_signed(pair().open, read->covered, read->envelope.signature));
    auto changed = whole;
    changed.replace(changed.find("blue"), 4, "grey");
    auto const other = read_envelope(changed);
    ASSERT_TRUE(other);
    EXPECT_FALSE(crypto::is_signed(pair().open, other->covered, other->envelope.signature));
}

TEST(Envelope, ThatIsNoneIsRefused) {
    for (auto const& text : std::vector<std::string>{"", "{", "[]", "{}", "null", R"({"v":1,"id":"x"})"})
        EXPECT_FALSE(read_envelope(text)) << text;
    auto const good = write_signed(some_envelope(), pair().secret);
    for (auto const& [from, to] :
         std::vector<std::pair<std::string, std::string>>{{R"("seq":7)", R"("seq":0)"},
                                                          {R"("seq":7)", R"("seq":"7")"},
                                                          {R"("seq":7)", R"("seq":7,"seq":8)"},
                                                          {"case.entry", "CASE ENTRY"},
                                                          {"6f1a7c2e", "6f1a7c2g"},
                                                          {R"("bytes":12)", R"("bytes":-1)"},
                                                          {std::string(64, 'a'), "../../etc/passwd"}}) {
        auto text = good;
        text.replace(text.find(from), from.size(), to);
        auto const read = read_envelope(text);
        ASSERT_FALSE(read) << to;
        EXPECT_EQ(read.error().key, "federation.envelope_malformed");
    }
}

RC_GTEST_PROP(Envelope, WithAnyByteChangedIsMalformedOrWronglySigned, ()) {
    static auto const good = write_signed(some_envelope(), pair().secret);
    auto text = good;
    auto const at = *rc::gen::inRange<std::size_t>(0, text.size());
    auto const byte = static_cast<char>(*rc::gen::inRange(32, 127));
    RC_PRE(text[at] != byte);
    text[at] = byte;
    auto const read = read_envelope(text);
    // base64 has a few letters whose low bits mean nothing: then the bytes are those that were signed.
    auto const sealed_is_same = read && read->envelope.sealed == some_envelope().sealed;
    auto const original = read_envelope(good);
    RC_ASSERT(!read || !crypto::is_signed(pair().open, read->covered, read->envelope.signature) ||
              (sealed_is_same && read->covered == original->covered));
}

TEST(Envelope, ContentIsToldApartByWhatItSaysNotByItsNumberOrSeal) {
    auto const e = some_envelope();
    auto other = e;
    other.epoch = 9;
    other.seq = 1;
    other.sealed = "sealed again";
    EXPECT_EQ(content_digest(e, "{}"), content_digest(other, "{}"));
    EXPECT_NE(content_digest(e, "{}"), content_digest(e, "{ }"));
    other.kind = "case.pen";
    EXPECT_NE(content_digest(e, "{}"), content_digest(other, "{}"));
}

TEST(Fingerprint, IsTypedFromPaperInAnyCaseWithOrWithoutDashes) {
    auto const print = fingerprint("3208", std::string(32, 'a'), std::string(32, 'b'));
    EXPECT_EQ(print.size(), 39U);
    EXPECT_EQ(print[4], '-');
    std::string typed;
    for (char const c : print) typed += c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    EXPECT_TRUE(is_same_fingerprint(typed, print));
    EXPECT_FALSE(is_same_fingerprint(print.substr(0, 34), print));
    EXPECT_FALSE(is_same_fingerprint(fingerprint("3209", std::string(32, 'a'), std::string(32, 'b')), print));
}

TEST(Batch, IsReadEnvelopeByEnvelope) {
    auto const one = write_signed(some_envelope(), pair().secret);
    auto const read = read_batch(write_batch({one, one}));
    ASSERT_TRUE(read);
    ASSERT_EQ(read->size(), 2U);
    EXPECT_EQ(read_envelope((*read)[1])->covered, read_envelope(one)->covered);
    EXPECT_FALSE(read_batch(R"({"letters":[]})"));
}

TEST(NodeCode, IsTheAreaInDigitsAndPusatForTheCountry) {
    EXPECT_EQ(node_code(RegionCode{}), "pusat");
    EXPECT_EQ(node_code(*RegionCode::parse("32.08")), "3208");
    EXPECT_EQ(area_of("pusat"), RegionCode{});
    EXPECT_FALSE(area_of("32.08"));
    EXPECT_FALSE(area_of(""));
}

}  // namespace
}  // namespace sinergi::federation
