#include "federation/post.hpp"

#include "audit/actions.hpp"
#include "federation/post/inner.hpp"
#include "plumbing/crypto/encode.hpp"

namespace sinergi::federation {

std::string node_code(RegionCode const& area) { return area.level() == RegionLevel::country ? "pusat" : area.text(); }

std::optional<RegionCode> area_of(std::string_view node) {
    if (node == "pusat") return RegionCode{};
    auto const read = RegionCode::parse(node);
    if (!read || read->view() != node) return std::nullopt;
    return *read;
}

bool is_passing(std::string_view refusal) noexcept {
    for (auto const one : {"federation.signature_wrong", "federation.key_unknown", "federation.sender_unknown",
                           "federation.sender_suspended", "federation.not_for_us", "federation.clock",
                           "federation.seal_wrong", "federation.envelope_malformed"})
        if (refusal == one) return true;
    return false;
}

void Post::Inside::ring_written() {
    std::scoped_lock const lock(bell_lock);
    if (bells.written) bells.written();
}

void Post::Inside::ring_heard(std::string const& who) {
    std::scoped_lock const lock(bell_lock);
    if (bells.heard) bells.heard(who);
}

Post::Post(access::Office& office, files::FileStore const& files, Sign sign)
    : in_(std::make_unique<Inside>(office, files, std::move(sign))) {
    in_->node = node_code(office.area);
    auto const has_keys = office.db.read([](db::Tx& tx) {
        auto const own = tx.find<store::OwnRow>(sql::find_own);
        return own ? own->node : std::string{};
    });
    if (has_keys == in_->node) return;
    office.db
        .write([&](db::Tx& tx) -> Done {
            in_->keys.found(tx, office.ids, in_->node, in_->now());
            return {};
        })
        .value();
}

Post::~Post() = default;

void Post::on(std::string prefix, Handler handler) {
    in_->handlers.emplace_back(std::move(prefix), std::move(handler));
}
void Post::on_turned(std::string prefix, Turned turned) {
    in_->turned.emplace_back(std::move(prefix), std::move(turned));
}
void Post::on_given_back(std::string prefix, Handler handler) {
    in_->returners.emplace_back(std::move(prefix), std::move(handler));
}
void Post::hang(Bells bells) {
    std::scoped_lock const lock(in_->bell_lock);
    in_->bells = std::move(bells);
}

std::string const& Post::own() const noexcept { return in_->node; }
access::Office& Post::office() noexcept { return in_->office; }
Keyring& Post::keys() noexcept { return in_->keys; }
Sign const& Post::sign() const noexcept { return in_->sign; }

bool Post::knows(db::Tx& tx, std::string_view node) {
    auto const key = tx.find<store::SealKeyRow>(sql::find_node_key, {{"node", node}});
    return key && key->state == "trusted";
}

Card Post::card() {
    auto const identity = in_->office.db.read([&](db::Tx& tx) { return in_->keys.read(tx); });
    return card_of(*identity, in_->sign);
}

std::string Post::sign_acks(std::vector<Ack> const& acks, std::string_view to) {
    auto const identity = in_->office.db.read([&](db::Tx& tx) { return in_->keys.read(tx); });
    auto const& key = identity->newest();
    return write_acks(acks, in_->node, to, key.name, key.sign.secret);
}

Result<std::vector<Ack>> Post::open_acks(std::string const& node, std::string_view body) {
    SINERGI_TRY(read, read_acks(body));
    if (read.from != node || (!read.to.empty() && read.to != in_->node))
        return refuse(Why::malformed, "federation.answer_malformed");
    auto const keys = in_->office.db.read(
        [&](db::Tx& tx) { return tx.all<store::NodeKeyRow>(sql::list_node_keys, {{"node", node}}); });
    // An answer is given now, so only the key in force signs it.
    for (auto const& key : keys)
        if (key.name == read.key && key.until == for_ever &&
            crypto::is_signed(key.sign_open.data, read.covered, read.signature))
            return std::move(read.acks);
    return refuse(Why::malformed, "federation.signature_wrong");
}

std::string Post::sign_words(std::string_view text) {
    auto const identity = in_->office.db.read([&](db::Tx& tx) { return in_->keys.read(tx); });
    auto const& key = identity->newest();
    return key.name + ":" + crypto::base64url(crypto::sign(key.sign.secret, text));
}

Done Post::check_words(std::string const& node, std::string_view text, std::string_view signature) {
    auto const colon = signature.find(':');
    if (colon == std::string_view::npos) return refuse(Why::malformed, "federation.signature_wrong");
    auto const bytes = crypto::from_base64url(signature.substr(colon + 1));
    struct Known {
        std::optional<store::NodeRow> node;
        std::vector<store::NodeKeyRow> keys;
    };
    auto const known = in_->office.db.read([&](db::Tx& tx) {
        return Known{tx.find<store::NodeRow>(sql::find_node, {{"node", node}}),
                     tx.all<store::NodeKeyRow>(sql::list_node_keys, {{"node", node}})};
    });
    if (!known.node || known.node->state == "proposed") return refuse(Why::not_allowed, "federation.sender_unknown");
    if (known.node->state != "trusted") return refuse(Why::not_allowed, "federation.sender_suspended");
    // These words are said now, so only the key in force signs them.
    for (auto const& key : known.keys) {
        if (key.name != signature.substr(0, colon) || key.until != for_ever) continue;
        if (bytes && crypto::is_signed(key.sign_open.data, text, *bytes)) return {};
        return refuse(Why::not_allowed, "federation.signature_wrong");
    }
    return refuse(Why::not_allowed, "federation.key_unknown");
}

std::vector<Post::Busy> Post::busy_nodes() {
    auto const rows = in_->office.db.read(
        [&](db::Tx& tx) { return tx.all<store::BusyRow>(sql::list_busy_nodes, {{"now", in_->now()}}); });
    std::vector<Busy> busy;
    for (auto const& row : rows) busy.push_back({row.node, row.url});
    return busy;
}

std::vector<std::string> Post::trusted_nodes() {
    auto const rows = in_->office.db.read([&](db::Tx& tx) { return tx.all<store::NodeRow>(sql::list_nodes); });
    std::vector<std::string> nodes;
    for (auto const& row : rows)
        if (row.state == "trusted") nodes.push_back(row.node);
    return nodes;
}

void Post::note_trouble(std::string const& node, std::string_view key) {
    in_->office.db
        .write([&](db::Tx& tx) -> Done {
            if (key.empty())
                tx.run(sql::sent_to, {{"node", node}, {"at", in_->now()}});
            else
                tx.run(sql::set_trouble, {{"node", node}, {"trouble", key}, {"at", in_->now()}});
            return {};
        })
        .value();
}

void note_letter(db::Tx& tx, IdMaker& ids, Moment now, std::string_view act, std::int64_t row, std::string_view node,
                 std::string_view kind, std::string_view stream) {
    audit::note(tx, ids, now, {.purpose = fmt::format("{} {} {}", kind, node, stream)}, act,
                {.kind = "envelope", .id = row, .region = area_of(node).value_or(RegionCode{})});
}

void record_refused(db::Tx& tx, IdMaker& ids, Moment now, RefusedLetter const& what) {
    tx.run(sql::put_refused, {{"id", ids.next(now)},
                              {"at", now},
                              {"direction", what.direction},
                              {"node", what.node},
                              {"envelope", what.envelope},
                              {"kind", what.kind},
                              {"refusal", what.refusal},
                              {"about", what.about}});
}

Incoming incoming_of(store::InRow const& row, std::string payload) {
    Incoming in{.envelope = row.envelope,
                .from_node = row.node,
                .kind = row.kind,
                .stream = row.stream,
                .payload = std::move(payload),
                .signed_at = row.signed_at,
                .agreement = row.agreement,
                .basis = row.basis,
                .is_emergency = row.is_emergency,
                .papers = {}};
    for (std::size_t at = 0; at + 64 <= row.papers.size(); at += 65) in.papers.push_back(row.papers.substr(at, 64));
    return in;
}

std::int64_t highest_id(db::Tx& tx) { return tx.find<std::int64_t>(sql::find_highest_id).value_or(0); }

}  // namespace sinergi::federation
