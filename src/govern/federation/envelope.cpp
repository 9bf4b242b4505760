#include "federation/envelope.hpp"

#include "plumbing/crypto/encode.hpp"
#include "plumbing/json/describe.hpp"

#include <algorithm>

namespace sinergi::federation {
namespace {

constexpr std::string_view envelope_words = "sinergi envelope 1";
constexpr std::string_view acks_words = "sinergi acks 1";
constexpr std::size_t envelopes_max = 1'024;
constexpr json::Limits limits{.bytes_max = std::size_t{8} * 1024 * 1024, .depth_max = 32};

void put_part(std::string& out, std::string_view part) {
    out += std::to_string(part.size());
    out += ':';
    out += part;
}

/// Reads members of an object by name; what is missing or of another kind is a fault.
class Members {
public:
    Members(json::Document const& document, json::Node const& object) : document_(document), object_(object) {}

    std::string text(std::string_view name, std::size_t max) {
        auto const* const node = find(name, json::Kind::text);
        if (node == nullptr) return {};
        auto const found = document_.text(*node);
        if (found.size() > max || found.find('\0') != std::string_view::npos) is_whole_ = false;
        return std::string(found);
    }
    std::string some_text(std::string_view name, std::size_t max) {
        auto out = text(name, max);
        if (out.empty()) is_whole_ = false;
        return out;
    }
    /// A member that an older release does not write.
    std::string text_if_any(std::string_view name, std::size_t max) {
        bool const was_whole = is_whole_;
        if (find(name, json::Kind::text) != nullptr) return text(name, max);
        is_whole_ = was_whole && !has(name);
        return {};
    }
    std::string bytes(std::string_view name, std::size_t max) {
        auto const read = crypto::from_base64url(text(name, max * 4 / 3 + 4));
        if (!read) is_whole_ = false;
        return read.value_or(std::string{});
    }
    std::int64_t whole(std::string_view name, std::int64_t min) {
        auto const* const node = find(name, json::Kind::whole);
        if (node == nullptr) return 0;
        if (node->whole < min) is_whole_ = false;
        return node->whole;
    }
    bool yes_or_no(std::string_view name) {
        auto const* const node = find(name, json::Kind::boolean);
        return node != nullptr && node->boolean;
    }
    json::Node const* list(std::string_view name) { return find(name, json::Kind::list); }
    void require(bool holds) { is_whole_ = is_whole_ && holds; }
    [[nodiscard]] bool is_whole() const { return is_whole_; }

private:
    [[nodiscard]] bool has(std::string_view name) const {
        if (object_.kind != json::Kind::object) return false;
        for (auto const* child = document_.first(object_); child != nullptr; child = document_.after(*child))
            if (document_.key(*child) == name) return true;
        return false;
    }
    json::Node const* find(std::string_view name, json::Kind kind) {
        json::Node const* found = nullptr;
        if (object_.kind == json::Kind::object) {
            for (auto const* child = document_.first(object_); child != nullptr; child = document_.after(*child)) {
                if (document_.key(*child) != name) continue;
                if (found != nullptr) is_whole_ = false;  // twice: two readers would read two things
                found = child;
            }
        }
        if (found == nullptr || found->kind != kind) {
            is_whole_ = false;
            return nullptr;
        }
        return found;
    }
    json::Document const& document_;
    json::Node const& object_;
    bool is_whole_ = true;
};

bool is_word(std::string_view text) {
    return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == std::string_view::npos;
}

bool is_uuid(std::string_view text) {
    return text.size() == 36 && text.find_first_not_of("0123456789abcdef-") == std::string_view::npos;
}

bool is_file_name(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::vector<Paper> read_papers(json::Document const& document, Members& members) {
    std::vector<Paper> papers;
    auto const* const list = members.list("papers");
    if (list == nullptr) return papers;
    for (auto const* child = document.first(*list); child != nullptr; child = document.after(*child)) {
        Members one(document, *child);
        auto const name = one.text("name", 64);
        auto const bytes = one.whole("bytes", 0);
        members.require(one.is_whole() && is_file_name(name) && bytes <= paper_bytes_max && papers.size() < papers_max);
        if (!members.is_whole()) break;
        papers.push_back({name, bytes});
    }
    return papers;
}

std::string unsigned_json(Envelope const& e) {
    std::string out = "{";
    auto const text = [&](std::string_view name, std::string_view value) {
        json::put_text(out, name);
        out += ':';
        json::put_text(out, value);
        out += ',';
    };
    auto const whole = [&](std::string_view name, std::int64_t value) {
        json::put_text(out, name);
        out += ':';
        json::put_whole(out, value);
        out += ',';
    };
    whole("v", e.v);
    text("id", e.id);
    text("from", e.from);
    text("to", e.to);
    whole("epoch", e.epoch);
    text("stream", e.stream);
    whole("seq", e.seq);
    text("kind", e.kind);
    text("agreement", e.agreement);
    text("basis", e.basis);
    out += e.is_emergency ? R"("is_emergency":true,)" : R"("is_emergency":false,)";
    whole("signed_at", e.signed_at);
    text("key", e.key);
    text("seal_key", e.seal_key);
    text("sealed", crypto::base64url(e.sealed));
    out += R"("papers":)";
    json::write_to(out, e.papers);
    return out;
}

}  // namespace

std::string canonical(std::string_view what, json::Document const& document, json::Node const& object,
                      std::string_view but) {
    std::vector<json::Node const*> members;
    for (auto const* child = document.first(object); child != nullptr; child = document.after(*child))
        if (document.key(*child) != but) members.push_back(child);
    std::ranges::stable_sort(members, {}, [&](json::Node const* node) { return document.key(*node); });
    std::string out(what);
    out += '\n';
    for (auto const* member : members) {
        put_part(out, document.key(*member));
        put_part(out, document.rewritten(*member));
    }
    return out;
}

std::string write_signed(Envelope const& envelope, std::string_view secret) {
    auto text = unsigned_json(envelope);
    auto const document = json::Document::parse(text + "}", limits);
    SINERGI_CHECK(document.has_value());
    auto const signature = crypto::sign(secret, canonical(envelope_words, *document, document->root()));
    text += R"(,"signature":")" + crypto::base64url(signature) + "\"}";
    return text;
}

Result<Read> read_envelope(std::string_view text) {
    if (text.size() > envelope_bytes_max) return refuse(Why::too_large, "federation.envelope_malformed", "size");
    SINERGI_TRY(document, json::Document::parse(text, limits));
    Members m(document, document.root());
    Read out;
    auto& e = out.envelope;
    e.v = m.whole("v", 1);
    e.id = m.text("id", 36);
    e.from = m.some_text("from", 10);
    e.to = m.some_text("to", 10);
    e.epoch = m.whole("epoch", 1);
    e.stream = m.some_text("stream", 120);
    e.seq = m.whole("seq", 1);
    e.kind = m.text("kind", 60);
    e.agreement = m.text("agreement", 60);
    e.basis = m.text("basis", 40);
    e.is_emergency = m.yes_or_no("is_emergency");
    e.signed_at = m.whole("signed_at", 1);
    e.key = m.some_text("key", 16);
    e.seal_key = m.some_text("seal_key", 16);
    e.sealed = m.bytes("sealed", envelope_bytes_max);
    e.papers = read_papers(document, m);
    e.signature = m.bytes("signature", 64);
    m.require(is_uuid(e.id) && is_word(e.kind));
    if (!m.is_whole()) return refuse(Why::malformed, "federation.envelope_malformed", is_uuid(e.id) ? e.id : "");
    out.covered = canonical(envelope_words, document, document.root());
    return out;
}

std::string content_digest(Envelope const& e, std::string_view payload) {
    std::string text;
    for (auto const part : {std::string_view(e.id), std::string_view(e.from), std::string_view(e.to),
                            std::string_view(e.stream), std::string_view(e.kind), std::string_view(e.agreement),
                            std::string_view(e.basis), std::string_view(e.is_emergency ? "!" : "."), payload})
        put_part(text, part);
    for (auto const& paper : e.papers) put_part(text, paper.name);
    put_part(text, std::to_string(e.signed_at));
    return crypto::hex(crypto::digest(text));
}

std::string key_name(std::string_view sign_open, std::string_view seal_open) {
    return crypto::hex(crypto::Digester().add("sinergi key").add(sign_open).add(seal_open).finish()).substr(0, 16);
}

std::string fingerprint(std::string_view node, std::string_view sign_open, std::string_view seal_open) {
    auto const whole =
        crypto::Digester().add("sinergi node ").add(node).add("\n").add(sign_open).add(seal_open).finish();
    auto const letters = crypto::base32(whole.substr(0, 20));  // 160 bits: 32 letters
    std::string out;
    for (std::size_t at = 0; at < letters.size(); at += 4) {
        if (at > 0) out += '-';
        out += letters.substr(at, 4);
    }
    return out;
}

bool is_same_fingerprint(std::string_view typed, std::string_view known) {
    auto const a = crypto::from_base32(typed);
    auto const b = crypto::from_base32(known);
    return a && b && a->size() == 20 && crypto::is_same(*a, *b);
}

std::string card_bytes(Card const& card) {
    std::string out = "sinergi card 1\n";
    for (auto const& part : {card.node, card.name, card.url, card.sign_key, card.seal_key, card.fingerprint,
                             std::to_string(card.epoch), card.release, std::to_string(card.since), card.endorsed_by})
        put_part(out, part);
    return out;
}

std::string revocation_bytes(Card const& card) {
    std::string out = "sinergi revocation 1\n";
    for (auto const& part : {card.node, card.fingerprint, card.revokes, std::to_string(card.since)})
        put_part(out, part);
    return out;
}

Result<ReadCard> read_card(std::string_view text) {
    auto const broken = [] { return refuse(Why::malformed, "federation.card_malformed", "card"); };
    auto const document = json::Document::parse(text, {.bytes_max = 64'000, .depth_max = 8});
    if (!document) return broken();
    Members m(*document, document->root());
    ReadCard out;
    auto& c = out.card;
    c.node = m.some_text("node", 10);
    c.name = m.some_text("name", 200);
    c.url = m.text("url", 300);
    c.sign_key = m.some_text("sign_key", 64);
    c.seal_key = m.some_text("seal_key", 64);
    c.fingerprint = m.some_text("fingerprint", 60);
    c.epoch = m.whole("epoch", 1);
    c.release = m.text("release", 40);
    c.since = m.whole("since", 0);
    c.endorsed_by = m.text("endorsed_by", 16);
    c.endorsement = m.text("endorsement", 120);
    c.signature = m.some_text("signature", 120);
    c.revokes = m.text_if_any("revokes", 16);
    c.revocation = m.text_if_any("revocation", 120);
    auto const sign_open = crypto::from_base64url(c.sign_key);
    auto const seal_open = crypto::from_base64url(c.seal_key);
    auto const signature = crypto::from_base64url(c.signature);
    if (!m.is_whole() || !sign_open || !seal_open || !signature || sign_open->size() != 32 || seal_open->size() != 32 ||
        !area_of(c.node))
        return broken();
    out.sign_open = *sign_open;
    out.seal_open = *seal_open;
    out.name = key_name(out.sign_open, out.seal_open);
    if (!is_same_fingerprint(c.fingerprint, fingerprint(c.node, out.sign_open, out.seal_open)) ||
        !crypto::is_signed(out.sign_open, card_bytes(c), *signature))
        return refuse(Why::malformed, "federation.card_broken", "card");
    if (!c.revokes.empty()) {
        auto const word = crypto::from_base64url(c.revocation);
        if (!word || c.revokes == out.name || !crypto::is_signed(out.sign_open, revocation_bytes(c), *word))
            return refuse(Why::malformed, "federation.card_broken", "revocation");
    }
    return out;
}

std::string new_uuid() {
    auto bytes = crypto::random_bytes(16);
    bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0FU) | 0x40U);
    bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3FU) | 0x80U);
    auto const digits = crypto::hex(bytes);
    return digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-" + digits.substr(12, 4) + "-" + digits.substr(16, 4) +
           "-" + digits.substr(20);
}

std::string write_acks(std::vector<Ack> const& acks, std::string_view from, std::string_view to, std::string_view key,
                       std::string_view secret) {
    std::string text = R"({"acks":)";
    json::write_to(text, acks);
    for (auto const& [name, value] :
         {std::pair<std::string_view, std::string_view>{"from", from}, {"to", to}, {"key", key}}) {
        text += ",\"";
        text += name;
        text += "\":";
        json::put_text(text, value);
    }
    auto const document = json::Document::parse(text + "}", limits);
    SINERGI_CHECK(document.has_value());
    auto const signature = crypto::sign(secret, canonical(acks_words, *document, document->root()));
    return text + R"(,"signature":")" + crypto::base64url(signature) + "\"}";
}

Result<ReadAcks> read_acks(std::string_view text) {
    auto const malformed = [] { return refuse(Why::malformed, "federation.answer_malformed"); };
    auto const document = json::Document::parse(text, limits);
    if (!document) return malformed();
    Members m(*document, document->root());
    ReadAcks out;
    auto const* const list = m.list("acks");
    for (auto const* child = list == nullptr ? nullptr : document->first(*list); child != nullptr;
         child = document->after(*child)) {
        Members one(*document, *child);
        Ack ack{one.text("id", 36), Outcome::stored, one.text("key", 80), one.whole("expected", 0)};
        auto const outcome = json::enum_of<Outcome>(one.text("outcome", 20));
        m.require(one.is_whole() && outcome.has_value());
        if (!m.is_whole()) return malformed();
        ack.outcome = *outcome;
        out.acks.push_back(std::move(ack));
    }
    out.from = m.some_text("from", 10);
    out.to = m.text("to", 10);
    out.key = m.some_text("key", 16);
    out.signature = m.bytes("signature", 64);
    if (!m.is_whole()) return malformed();
    out.covered = canonical(acks_words, *document, document->root());
    return out;
}

std::string write_batch(std::vector<std::string> const& envelopes) {
    std::string out = R"({"envelopes":[)";
    for (std::size_t at = 0; at < envelopes.size(); ++at) {
        if (at > 0) out += ',';
        out += envelopes[at];
    }
    return out + "]}";
}

Result<std::vector<std::string>> read_batch(std::string_view text) {
    SINERGI_TRY(document, json::Document::parse(text, limits));
    Members m(document, document.root());
    auto const* const list = m.list("envelopes");
    std::vector<std::string> out;
    for (auto const* child = list == nullptr ? nullptr : document.first(*list); child != nullptr;
         child = document.after(*child))
        out.push_back(document.rewritten(*child));
    if (!m.is_whole() || out.size() > envelopes_max) return refuse(Why::malformed, "federation.envelope_malformed");
    return out;
}

}  // namespace sinergi::federation
