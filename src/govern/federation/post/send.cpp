#include "federation/post/inner.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/json/describe.hpp"
#include "plumbing/log/log.hpp"

#include <random>

namespace sinergi::federation {
namespace {

/// Doubles from a second to `wait_max_ms`; a part of it is chance, so that partners do not come back all at once.
std::int64_t wait_ms(std::int64_t tries) {
    auto const whole = std::min(wait_max_ms, second_ms << std::min<std::int64_t>(tries, 6));
    thread_local std::minstd_rand chance(std::random_device{}());
    return whole / 2 + static_cast<std::int64_t>(chance()) % (whole / 2);
}

/// The partner lets in nothing more that our old key signed: the letter, which it does not have, is signed anew.
/// @return false when there is no newer key
bool is_signed_again(db::Tx& tx, Post::Inside& in, store::OutRow const& row) {
    auto read = read_envelope(row.body);
    auto const identity = in.keys.read(tx);
    auto const& key = identity->newest();
    if (!read || read->envelope.key == key.name) return false;
    auto& e = read->envelope;
    e.key = key.name;
    e.signed_at = std::max<std::int64_t>(in.now().ms, key.since);
    tx.run(sql::sign_out_again, {{"id", row.id},
                                 {"body", write_signed(e, key.sign.secret)},
                                 {"not_before", 0},
                                 {"refusal", "federation.key_compromised"}});
    return true;
}

/// What an ack does to a row. @return the letter, when it was refused for good
void settle_one(db::Tx& tx, Post::Inside& in, std::string const& node, Ack const& ack) {
    auto const row = tx.find<store::OutRow>(sql::find_out, {{"envelope", ack.id}});
    if (!row || row->node != node) return;
    auto const now = in.now();
    switch (ack.outcome) {
        case Outcome::stored:
        case Outcome::before:
            tx.run(sql::settle_stored, {{"id", row->id}, {"at", now}});
            return;
        case Outcome::waits:
            tx.run(sql::settle_stored, {{"id", row->id}, {"at", now}});
            tx.run(sql::send_again_from, {{"node", node},
                                          {"stream", row->stream},
                                          {"epoch", row->epoch},
                                          {"first", std::max<std::int64_t>(ack.expected, 1)},
                                          {"before", row->seq}});
            return;
        case Outcome::refused:
            break;
    }
    record_refused(tx, in.office.ids, now,
                   {.direction = "out", .node = node, .envelope = ack.id, .kind = row->kind, .refusal = ack.key});
    if (ack.key == "federation.key_compromised" && is_signed_again(tx, in, *row)) return;
    if (is_passing(ack.key)) {
        tx.run(sql::settle_later,
               {{"id", row->id}, {"not_before", now.plus_ms(wait_ms(row->tries))}, {"refusal", ack.key}});
        return;
    }
    if (tx.run(sql::settle_refused, {{"id", row->id}, {"at", now}, {"refusal", ack.key}}) == 0) return;
    auto const* const turned = find_by_prefix(in.turned, row->kind);
    if (turned == nullptr) return;
    Incoming ours{.envelope = ack.id,
                  .from_node = in.node,
                  .to_node = node,
                  .kind = row->kind,
                  .stream = row->stream,
                  .payload = {},
                  .signed_at = {},
                  .agreement = {},
                  .basis = {},
                  .papers = {}};
    if (auto const read = read_envelope(row->body)) ours.signed_at = {read->envelope.signed_at};
    (*turned)(tx, ours, ack.key);
}

}  // namespace

Done post_letter(OwnLetter const& by, Outgoing const& letter, std::vector<Paper> const& papers) {
    auto const key = by.tx.find<store::SealKeyRow>(sql::find_node_key, {{"node", letter.to_node}});
    if (!key || key->state == "proposed") return refuse(Why::not_found, "federation.node_unknown", letter.to_node);
    if (letter.payload.size() > payload_bytes_max || papers.size() > papers_max)
        return refuse(Why::too_large, "federation.letter_too_large", letter.kind);
    // The number first: whoever gets the next one waits for us, and gets the higher id.
    auto const seq = by.tx.find<std::int64_t>(
        sql::take_number, {{"node", letter.to_node}, {"epoch", by.identity.epoch}, {"stream", letter.stream}});
    auto const& own = by.identity.newest();
    Envelope envelope{.v = 1,
                      .id = new_uuid(),
                      .from = by.identity.node,
                      .to = letter.to_node,
                      .epoch = by.identity.epoch,
                      .stream = letter.stream,
                      .seq = seq.value(),
                      .kind = letter.kind,
                      .agreement = letter.agreement,
                      .basis = letter.basis,
                      .is_emergency = letter.is_emergency,
                      .signed_at = std::max<std::int64_t>({by.now.ms, own.since, 1}),
                      .key = own.name,
                      .seal_key = key->name,
                      .sealed = crypto::seal(key->seal_open.data, letter.payload),
                      .papers = papers,
                      .signature = {}};
    auto const body = write_signed(envelope, own.sign.secret);
    auto const id = by.ids.next(by.now);
    by.tx.run(sql::insert_out, {{"id", id},
                                {"envelope", envelope.id},
                                {"node", envelope.to},
                                {"stream", envelope.stream},
                                {"epoch", envelope.epoch},
                                {"seq", envelope.seq},
                                {"kind", envelope.kind},
                                {"at", by.now},
                                {"state", "waiting"},
                                {"body", body},
                                {"settled_at", 0}});
    for (auto const& paper : papers)
        by.tx.run(sql::put_paper_out,
                  {{"id", by.ids.next(by.now)}, {"node", envelope.to}, {"name", paper.name}, {"bytes", paper.bytes}});
    note_letter(by.tx, by.ids, by.now, "federation.sent", id, envelope.to, envelope.kind, envelope.stream);
    return {};
}

Done Post::send(db::Tx& tx, Outgoing const& letter) {
    std::vector<Paper> papers;
    for (auto const& name : letter.papers) {
        SINERGI_TRY(place, in_->files.path_of(name));
        std::error_code gone;
        auto const bytes = std::filesystem::file_size(place, gone);
        if (gone) return refuse(Why::not_found, "files.not_found", name);
        papers.push_back({name, static_cast<std::int64_t>(bytes)});
        if (papers.back().bytes > paper_bytes_max) return refuse(Why::too_large, "federation.paper_too_large", name);
    }
    auto const identity = in_->keys.read(tx);
    SINERGI_MUST(post_letter({tx, in_->office.ids, *identity, in_->now()}, letter, papers));
    in_->ring_written();
    return {};
}

Batch Post::take_outgoing(std::string const& node, std::size_t count_max, std::size_t bytes_max) {
    return in_->office.db.read([&](db::Tx& tx) {
        Batch batch{.to = node, .envelopes = {}};
        std::size_t bytes = 0;
        // In small steps, so that a large letter at the front does not read all behind it.
        std::int64_t after = 0;
        while (batch.envelopes.size() < count_max && bytes < bytes_max) {
            auto const step = std::min<std::size_t>(count_max - batch.envelopes.size(), 64);
            auto rows = tx.all<store::WaitingRow>(
                sql::list_waiting,
                {{"node", node}, {"after", after}, {"now", in_->now()}, {"row_max", static_cast<std::int64_t>(step)}});
            for (auto& row : rows) {
                after = row.id;
                if (bytes > 0 && bytes + row.body.size() > bytes_max) return batch;
                bytes += row.body.size();
                batch.envelopes.push_back(std::move(row.body));
            }
            if (rows.size() < step) break;
        }
        return batch;
    });
}

void Post::settle(std::string const& node, std::vector<Ack> const& acks) {
    if (acks.empty()) return;
    in_->office.db
        .write([&](db::Tx& tx) -> Done {
            for (auto const& ack : acks) settle_one(tx, *in_, node, ack);
            tx.run(sql::sent_to, {{"node", node}, {"at", in_->now()}});
            return {};
        })
        .value();
}

void raise_epoch(db::Database& db, std::string secret, Moment now) {
    Keyring ring(std::move(secret));
    IdMaker ids(255);
    db.write([&](db::Tx& tx) -> Done {
          auto const own = tx.find<store::OwnRow>(sql::find_own);
          if (!own) return {};  // it never spoke with anybody
          ids.raise_floor(highest_id(tx));
          // The time in seconds, so that two restores of one backup are two epochs.
          auto const epoch = std::max(own->epoch + 1, now.ms / second_ms);
          tx.run(sql::update_epoch, {{"epoch", epoch}});
          auto const identity = ring.read(tx);
          for (auto const& node : tx.all<store::NodeRow>(sql::list_nodes)) {
              if (node.state == "proposed") continue;
              // First, so that partners know before anything else comes: number 1 of the node's own stream.
              SINERGI_MUST(post_letter({tx, ids, *identity, now},
                                       {.to_node = node.node,
                                        .kind = std::string(card_kind),
                                        .stream = std::string(own_stream),
                                        .payload = json::write(card_of(*identity, {identity->node, {}, {}})),
                                        .agreement = {}},
                                       {}));
          }
          std::int64_t after = 0;
          for (;;) {
              auto const rows = tx.all<store::UnsettledRow>(sql::list_all_waiting, {{"after", after}});
              if (rows.empty()) return {};
              for (auto const& row : rows) {
                  after = row.id;
                  auto read = read_envelope(row.body);
                  if (!read || read->envelope.epoch == epoch) continue;
                  auto& e = read->envelope;
                  e.epoch = epoch;
                  e.seq =
                      tx.find<std::int64_t>(sql::take_number, {{"node", e.to}, {"epoch", epoch}, {"stream", e.stream}})
                          .value();
                  auto const* const key = identity->find(e.key);
                  if (key == nullptr) continue;
                  tx.run(
                      sql::renumber_out,
                      {{"id", row.id}, {"epoch", epoch}, {"seq", e.seq}, {"body", write_signed(e, key->sign.secret)}});
              }
          }
      }).value();
}

}  // namespace sinergi::federation
