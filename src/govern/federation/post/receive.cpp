#include "federation/post/apply.hpp"
#include "plumbing/log/log.hpp"

#include <algorithm>

namespace sinergi::federation {
namespace {

/// Whose hand signed: a key that stands, or one of which we heard since that it leaked.
enum class Hand : std::uint8_t { in_force, leaked };

/// A letter whose sender, key, signature and seal were found right.
struct Checked {
    Envelope envelope;
    std::string payload, digest;
    std::vector<bool> is_paper_here;
    Hand hand = Hand::in_force;
};

/// What a sender is known by, read once a batch.
struct Sender {
    std::optional<store::NodeRow> node;
    std::vector<store::NodeKeyRow> keys;
};

Result<Hand> check_sender(Envelope const& e, std::string_view covered, Sender const& sender, std::string const& own,
                          Moment now) {
    if (e.to != own) return refuse(Why::not_allowed, "federation.not_for_us");
    if (!sender.node || sender.node->state == "proposed")
        return refuse(Why::not_allowed, "federation.sender_unknown", e.from);
    if (sender.node->state != "trusted") return refuse(Why::not_allowed, "federation.sender_suspended", e.from);
    auto const key = std::ranges::find(sender.keys, e.key, &store::NodeKeyRow::name);
    if (key == sender.keys.end()) return refuse(Why::not_allowed, "federation.key_unknown", e.key);
    // Judged as of signing: a key that was rotated since still stands for what it signed before. Whoever holds one that
    // leaked writes any day on a letter, so its day says nothing.
    bool const is_leaked = key->revoked_at != 0;
    if (!is_leaked && (e.signed_at < key->since || e.signed_at >= key->until))
        return refuse(Why::not_allowed, "federation.key_unknown", e.key);
    if (!crypto::is_signed(key->sign_open.data, covered, e.signature))
        return refuse(Why::not_allowed, "federation.signature_wrong", e.from);
    if (e.signed_at > now.ms + clock_ahead_ms) return refuse(Why::not_allowed, "federation.clock", e.from);
    return is_leaked ? Hand::leaked : Hand::in_force;
}

Result<Checked> open_letter(Post::Inside& in, Identity const& identity, Envelope e, Hand hand) {
    auto const* const key = identity.find(e.seal_key);
    if (key == nullptr) return refuse(Why::not_allowed, "federation.seal_wrong", e.from);
    auto payload = crypto::unseal(key->seal, e.sealed);
    if (!payload) return refuse(Why::not_allowed, "federation.seal_wrong", e.from);
    Checked out{
        .envelope = std::move(e), .payload = *std::move(payload), .digest = {}, .is_paper_here = {}, .hand = hand};
    out.digest = content_digest(out.envelope, out.payload);
    for (auto const& paper : out.envelope.papers) out.is_paper_here.push_back(in.files.keep(paper.name, paper.bytes));
    return out;
}

/// A partner was restored from a backup: what waits in its old numbering will never be whole; what we sent goes again;
/// what we hold of it is given back by tend().
void see_new_epoch(db::Tx& tx, std::string const& node, std::int64_t epoch, Moment now) {
    if (tx.run(sql::raise_node_epoch, {{"node", node}, {"epoch", epoch}, {"resync_after", 1}}) == 0) return;
    tx.run(sql::drop_old_gaps, {{"node", node}, {"epoch", epoch}});
    tx.run(sql::send_again_since, {{"node", node}, {"since", now.plus_ms(-keep_ms)}});
    tx.run(sql::resend_papers, {{"node", node}});
    log::warn("federation: {} was restored from a backup, epoch {}: what was sent goes again", node, epoch);
}

void expect_papers(Taking& taking, db::Tx& tx, Checked const& letter) {
    auto const now = taking.in.now();
    for (std::size_t at = 0; at < letter.envelope.papers.size(); ++at)
        tx.run(sql::put_paper_in, {{"id", taking.in.office.ids.next(now)},
                                   {"node", letter.envelope.from},
                                   {"name", letter.envelope.papers[at].name},
                                   {"bytes", letter.envelope.papers[at].bytes},
                                   {"state", letter.is_paper_here[at] ? "there" : "pending"},
                                   {"at", now}});
}

/// It waited for one before it when its sender was restored; now it has a place again.
void revive(Taking& taking, db::Tx& tx, std::int64_t id, Checked const& letter) {
    auto const box = taking.in.keys.box(letter.payload);
    tx.run(sql::revive_in, {{"id", id},
                            {"epoch", letter.envelope.epoch},
                            {"seq", letter.envelope.seq},
                            {"at", taking.in.now()},
                            {"content_box", store::bytes_of(box)}});
    expect_papers(taking, tx, letter);
}

void store_letter(Taking& taking, db::Tx& tx, Checked const& letter) {
    auto const& e = letter.envelope;
    auto& ids = taking.in.office.ids;
    auto const now = taking.in.now();
    std::string papers;
    for (auto const& paper : e.papers) papers += paper.name + " ";
    auto const id = ids.next(now);
    auto const box = taking.in.keys.box(letter.payload);
    tx.run(sql::insert_in, {{"id", id},
                            {"envelope", e.id},
                            {"node", e.from},
                            {"epoch", e.epoch},
                            {"stream", e.stream},
                            {"seq", e.seq},
                            {"kind", e.kind},
                            {"at", now},
                            {"signed_at", e.signed_at},
                            {"agreement", e.agreement},
                            {"basis", e.basis},
                            {"is_emergency", e.is_emergency},
                            {"papers", papers},
                            {"digest", letter.digest},
                            {"content_box", store::bytes_of(box)}});
    expect_papers(taking, tx, letter);
    note_letter(tx, ids, now, "federation.received", id, e.from, e.kind, e.stream);
}

Ack refused_ack(Taking& taking, db::Tx& tx, Envelope const& e, std::string_view key, std::string about = {}) {
    record_refused(tx, taking.in.office.ids, taking.in.now(),
                   {.direction = "in",
                    .node = e.from,
                    .envelope = e.id,
                    .kind = e.kind,
                    .refusal = key,
                    .about = std::move(about)});
    return {.id = e.id, .outcome = Outcome::refused, .key = std::string(key)};
}

/// It is kept; is one before it missing? One that is held here is not missing.
Ack stored_or_waits(db::Tx& tx, Envelope const& e, std::int64_t expected) {
    bool const is_here =
        expected > e.seq ||
        tx.find<store::InRow>(sql::find_next,
                              {{"node", e.from}, {"epoch", e.epoch}, {"stream", e.stream}, {"seq", expected}});
    if (is_here) return {.id = e.id, .outcome = Outcome::stored};
    return {.id = e.id, .outcome = Outcome::waits, .key = {}, .expected = expected};
}

/// One checked letter, in the inbox's transaction.
Result<Ack> take_one(Taking& taking, db::Tx& tx, Checked const& letter) {
    auto const& e = letter.envelope;
    auto const node = tx.find<store::NodeRow>(sql::find_node, {{"node", e.from}});
    if (!node || node->state != "trusted") return refused_ack(taking, tx, e, "federation.sender_suspended");
    auto const seen = tx.find<store::SeenRow>(sql::find_in, {{"envelope", e.id}});
    if (seen && seen->digest != letter.digest) return refused_ack(taking, tx, e, "federation.replayed");
    if (letter.hand == Hand::leaked) {
        // What came before we heard of it stays, and is told so to a sender who missed our answer; nothing new comes.
        if (!seen) return refused_ack(taking, tx, e, "federation.key_compromised", e.key);
        if (seen->state == "refused") return Ack{.id = e.id, .outcome = Outcome::refused, .key = seen->refusal};
        return Ack{.id = e.id, .outcome = Outcome::before};
    }
    if (e.epoch < node->epoch) {
        if (seen) return Ack{.id = e.id, .outcome = Outcome::before};
        return refused_ack(taking, tx, e, "federation.epoch_old");
    }
    if (e.epoch > node->epoch) see_new_epoch(tx, e.from, e.epoch, taking.in.now());
    store::StreamRow const stream{e.from, e.epoch, e.stream};
    auto const position =
        tx.find<std::int64_t>(sql::find_position, {{"node", e.from}, {"epoch", e.epoch}, {"stream", e.stream}})
            .value_or(0);
    bool const is_revived = seen && seen->refusal == "federation.epoch_old";
    if (seen && !is_revived) {
        // Known from the epoch before: the new number is used up, the deed is not done again.
        if (e.seq == position + 1 &&
            tx.run(sql::renumber_in, {{"id", seen->id}, {"epoch", e.epoch}, {"seq", e.seq}}) > 0)
            tx.run(sql::put_position, {{"node", e.from}, {"epoch", e.epoch}, {"stream", e.stream}, {"seq", e.seq}});
        else if (e.seq > position + 1 && seen->state != "refused")
            return stored_or_waits(tx, e, position + 1);
        SINERGI_TRY(next, drain(taking, tx, stream));
        (void)next;
        if (seen->state == "refused") return Ack{.id = e.id, .outcome = Outcome::refused, .key = seen->refusal};
        return Ack{.id = e.id, .outcome = Outcome::before};
    }
    if (e.seq <= position) return refused_ack(taking, tx, e, "federation.number_used");
    if (is_revived)
        revive(taking, tx, seen->id, letter);
    else
        store_letter(taking, tx, letter);
    SINERGI_TRY(expected, drain(taking, tx, stream));
    if (auto const refused = taking.aside.refused.find(e.id); refused != taking.aside.refused.end())
        return Ack{.id = e.id, .outcome = Outcome::refused, .key = refused->second};
    return stored_or_waits(tx, e, expected);
}

std::vector<Ack> take_all(Post::Inside& in, std::vector<Checked> const& letters) {
    // A batch is one commit. Where houses refuse much of it, smaller pieces are run again.
    constexpr std::size_t step = 64;
    std::vector<Ack> acks;
    for (std::size_t from = 0; from < letters.size(); from += step) {
        auto const to = std::min(letters.size(), from + step);
        auto some = run_with_asides<std::vector<Ack>>(in, [&](Taking& taking, db::Tx& tx) -> Result<std::vector<Ack>> {
            std::vector<Ack> out;
            for (auto at = from; at < to; ++at) {
                SINERGI_TRY(ack, take_one(taking, tx, letters[at]));
                out.push_back(std::move(ack));
            }
            tx.run(sql::heard_from, {{"node", letters[from].envelope.from}, {"at", in.now()}});
            return out;
        });
        std::ranges::move(some, std::back_inserter(acks));
    }
    return acks;
}

Sender read_sender(Post::Inside& in, std::string const& node) {
    return in.office.db.read([&](db::Tx& tx) {
        return Sender{tx.find<store::NodeRow>(sql::find_node, {{"node", node}}),
                      tx.all<store::NodeKeyRow>(sql::list_node_keys, {{"node", node}})};
    });
}

/// A letter that was not even let in. Recorded, so that an administrator sees who knocks.
Ack turn_away(Post::Inside& in, Envelope const& e, Refusal const& refusal, int turned_before) {
    Ack ack{.id = e.id, .outcome = Outcome::refused, .key = std::string(refusal.key)};
    // A stranger's thousand letters are a thousand commits: a few of them tell as much.
    constexpr int recorded_max = 16;
    if (turned_before >= recorded_max) return ack;
    in.office.db
        .write([&](db::Tx& tx) -> Done {
            record_refused(tx, in.office.ids, in.now(),
                           {.direction = "in",
                            .node = e.from,
                            .envelope = e.id,
                            .kind = e.kind,
                            .refusal = refusal.key,
                            .about = refusal.about});
            return {};
        })
        .value();
    return ack;
}

/// Checks letters until the end or until one of the node's own stream, which may bring the key of those behind it.
class Gatherer {
public:
    Gatherer(Post::Inside& in, std::vector<std::string> const& texts) : in_(in), texts_(texts) {
        identity_ = in.office.db.read([&](db::Tx& tx) { return in_.keys.read(tx); });
    }
    Received run() {
        for (auto const& text : texts_) take(text);
        flush();
        return std::move(out_);
    }

private:
    void take(std::string const& text) {
        auto read = read_envelope(text);
        if (!read) {
            flush();
            Envelope nameless{.id = read.error().about.size() == 36 ? read.error().about : std::string{}};
            out_.acks.push_back(turned_away(nameless, {.key = read.error().key}));
            return;
        }
        auto& e = read->envelope;
        if (!sender_ || sender_of_ != e.from) {
            flush();
            sender_ = read_sender(in_, e.from);
            sender_of_ = e.from;
        }
        auto const hand = check_sender(e, read->covered, *sender_, in_.node, in_.now());
        if (hand && *hand == Hand::in_force) out_.from = e.from;
        auto const is_own = e.stream == own_stream;
        auto letter = hand ? open_letter(in_, *identity_, e, *hand) : Result<Checked>(std::unexpected(hand.error()));
        if (!letter) {
            flush();
            out_.acks.push_back(turned_away(e, letter.error()));
            return;
        }
        waiting_.push_back(*std::move(letter));
        if (!is_own) return;
        flush();
        sender_.reset();
    }
    Ack turned_away(Envelope const& e, Refusal const& refusal) {
        return turn_away(in_, e, refusal, out_.from.empty() ? turned_++ : 0);
    }
    void flush() {
        if (waiting_.empty()) return;
        std::ranges::move(take_all(in_, waiting_), std::back_inserter(out_.acks));
        waiting_.clear();
    }
    Post::Inside& in_;
    std::vector<std::string> const& texts_;
    std::shared_ptr<Identity const> identity_;
    std::optional<Sender> sender_;
    std::string sender_of_;
    std::vector<Checked> waiting_;
    int turned_ = 0;  // while nobody in the batch is known
    Received out_;
};

}  // namespace

bool Post::is_partners(std::string const& envelope) {
    auto const read = read_envelope(envelope);
    if (!read) return false;
    auto const hand =
        check_sender(read->envelope, read->covered, read_sender(*in_, read->envelope.from), in_->node, in_->now());
    return hand && *hand == Hand::in_force;
}

Received Post::receive(std::vector<std::string> const& envelopes) {
    auto out = Gatherer(*in_, envelopes).run();
    if (!out.from.empty()) in_->ring_heard(out.from);
    return out;
}

}  // namespace sinergi::federation
