#include "federation/post/apply.hpp"
#include "plumbing/json/node.hpp"

namespace sinergi::federation {
namespace {

Done take_given_back(Taking& taking, db::Tx& tx, std::string const& partner, std::string_view payload);

/// Gives the letter to its house. "unknown" when no house knows its kind.
Result<std::string_view> hand_over(Taking& taking, db::Tx& tx, Incoming const& letter) {
    if (letter.kind == card_kind) {
        SINERGI_TRY(card, read_card(letter.payload));
        SINERGI_MUST(take_card(tx, letter.from_node, card, taking.in.now()));
        return "applied";
    }
    if (letter.kind == ping_kind) return "applied";
    if (letter.kind == restored_kind) {
        SINERGI_MUST(take_given_back(taking, tx, letter.from_node, letter.payload));
        return "applied";
    }
    auto const* const handler = find_by_prefix(taking.in.handlers, letter.kind);
    if (handler == nullptr) return "unknown";
    SINERGI_MUST((*handler)(tx, letter));
    return "applied";
}

/// What this node wrote before it was restored, and lost.
struct GivenBack {
    std::string envelope, kind, stream, payload, agreement, basis;
    bool is_emergency = false;
    std::int64_t signed_at = 0;
};

std::vector<GivenBack> read_given_back(std::string_view payload) {
    std::vector<GivenBack> items;
    auto const document = json::Document::parse(payload, {.bytes_max = std::size_t{4} * 1024 * 1024, .depth_max = 8});
    if (!document || document->root().kind != json::Kind::list) return items;
    for (auto const* one = document->first(document->root()); one != nullptr; one = document->after(*one)) {
        GivenBack item;
        for (auto const* m = document->first(*one); m != nullptr; m = document->after(*m)) {
            auto const name = document->key(*m);
            auto const text = m->kind == json::Kind::text ? std::string(document->text(*m)) : std::string{};
            if (name == "id") item.envelope = text;
            if (name == "kind") item.kind = text;
            if (name == "stream") item.stream = text;
            if (name == "payload") item.payload = text;
            if (name == "agreement") item.agreement = text;
            if (name == "basis") item.basis = text;
            if (name == "is_emergency") item.is_emergency = m->kind == json::Kind::boolean && m->boolean;
            if (name == "signed_at" && m->kind == json::Kind::whole) item.signed_at = m->whole;
        }
        items.push_back(std::move(item));
    }
    return items;
}

Done take_given_back(Taking& taking, db::Tx& tx, std::string const& partner, std::string_view payload) {
    auto const now = taking.in.now();
    for (auto const& item : read_given_back(payload)) {
        if (item.envelope.size() != 36 || tx.find<store::OutRow>(sql::find_out, {{"envelope", item.envelope}}))
            continue;  // we still know it
        auto const id = taking.in.office.ids.next(now);
        // Known from now on, so that another partner's copy is not taken twice. Number 0: it was of another epoch.
        tx.run(sql::insert_out, {{"id", id},
                                 {"envelope", item.envelope},
                                 {"node", partner},
                                 {"stream", item.stream},
                                 {"epoch", 0},
                                 {"seq", 0},
                                 {"kind", item.kind},
                                 {"at", now},
                                 {"state", "stored"},
                                 {"body", ""},
                                 {"settled_at", now}});
        note_letter(tx, taking.in.office.ids, now, "federation.given_back", id, partner, item.kind, item.stream);
        auto const* const returner = find_by_prefix(taking.in.returners, item.kind);
        if (returner == nullptr) continue;
        SINERGI_MUST((*returner)(tx, {.envelope = item.envelope,
                                      .from_node = taking.in.node,
                                      .to_node = partner,
                                      .kind = item.kind,
                                      .stream = item.stream,
                                      .payload = item.payload,
                                      .signed_at = {item.signed_at},
                                      .agreement = item.agreement,
                                      .basis = item.basis,
                                      .is_emergency = item.is_emergency,
                                      .papers = {}}));
    }
    return {};
}

}  // namespace

Result<bool> apply_row(Taking& taking, db::Tx& tx, store::InRow const& row) {
    auto const set = [&](std::string_view state, std::string_view refusal) {
        tx.run(sql::set_in_state, {{"id", row.id}, {"state", state}, {"refusal", refusal}});
    };
    if (auto const refused = taking.aside.refused.find(row.envelope); refused != taking.aside.refused.end()) {
        set("refused", refused->second);
        record_refused(tx, taking.in.office.ids, taking.in.now(),
                       {.direction = "in",
                        .node = row.node,
                        .envelope = row.envelope,
                        .kind = row.kind,
                        .refusal = refused->second});
        return true;
    }
    if (taking.aside.held.contains(row.envelope)) {
        set("held", "federation.not_applied");
        return false;
    }
    taking.blamed = row.envelope;
    SINERGI_TRY(state, hand_over(taking, tx, incoming_of(row, taking.in.keys.unbox(row.content_box.data))));
    taking.blamed.clear();
    set(state, "");
    return true;
}

Result<std::int64_t> drain(Taking& taking, db::Tx& tx, store::StreamRow const& stream) {
    auto const position = [&] {
        return tx.find<std::int64_t>(sql::find_position,
                                     {{"node", stream.node}, {"epoch", stream.epoch}, {"stream", stream.stream}});
    };
    auto const start = position().value_or(0);
    auto seq = start;
    for (;;) {
        auto const row = tx.find<store::InRow>(
            sql::find_next,
            {{"node", stream.node}, {"epoch", stream.epoch}, {"stream", stream.stream}, {"seq", seq + 1}});
        if (!row) break;
        SINERGI_TRY(goes_on, apply_row(taking, tx, *row));
        if (!goes_on) break;
        ++seq;
    }
    if (seq != start)
        tx.run(sql::put_position,
               {{"node", stream.node}, {"epoch", stream.epoch}, {"stream", stream.stream}, {"seq", seq}});
    return seq + 1;
}

}  // namespace sinergi::federation
