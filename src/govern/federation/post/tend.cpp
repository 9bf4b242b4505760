#include "federation/post/apply.hpp"
#include "plumbing/json/describe.hpp"

#include <algorithm>

namespace sinergi::federation {
namespace {

std::string give_back_text(Post::Inside& in, std::vector<store::InRow> const& rows, std::size_t& taken) {
    std::string text = "[";
    for (taken = 0; taken < rows.size(); ++taken) {
        auto const& row = rows[taken];
        if (row.content_box.data.empty()) continue;
        auto const payload = in.keys.unbox(row.content_box.data);
        if (text.size() > 1 && text.size() + payload.size() * 2 > payload_bytes_max / 2) break;
        if (text.size() > 1) text += ',';
        text += R"({"id":)";
        json::put_text(text, row.envelope);
        for (auto const& [name, value] : {std::pair<std::string_view, std::string_view>{"kind", row.kind},
                                          {"stream", row.stream},
                                          {"agreement", row.agreement},
                                          {"basis", row.basis},
                                          {"payload", payload}}) {
            text += fmt::format(",\"{}\":", name);
            json::put_text(text, value);
        }
        text += fmt::format(R"(,"is_emergency":{},"signed_at":{}}})", row.is_emergency, row.signed_at.ms);
    }
    return text + "]";
}

/// Gives a restored partner the next part of what it wrote. False at the end.
bool give_back(Post::Inside& in, store::ResyncRow const& to) {
    auto const now = in.now();
    bool is_more = false;
    in.office.db
        .write([&](db::Tx& tx) -> Done {
            auto const rows =
                tx.all<store::InRow>(sql::list_to_give_back,
                                     {{"node", to.node}, {"after", to.resync_after}, {"since", now.plus_ms(-keep_ms)}});
            is_more = !rows.empty();
            std::size_t taken = 0;
            auto const text = give_back_text(in, rows, taken);
            if (text.size() > 2) {
                auto const identity = in.keys.read(tx);
                SINERGI_MUST(post_letter({tx, in.office.ids, *identity, now},
                                         {.to_node = to.node,
                                          .kind = std::string(restored_kind),
                                          .stream = std::string(own_stream),
                                          .payload = text,
                                          .agreement = {}},
                                         {}));
            }
            tx.run(sql::set_resync,
                   {{"node", to.node}, {"resync_after", taken == 0 ? std::int64_t{0} : rows[taken - 1].id}});
            return {};
        })
        .value();
    return is_more;
}

/// Letters of a kind this release has learnt.
void apply_unknown(Post::Inside& in) {
    std::int64_t after = 0;
    for (;;) {
        auto const rows =
            in.office.db.read([&](db::Tx& tx) { return tx.all<store::InRow>(sql::list_unknown, {{"after", after}}); });
        if (rows.empty()) return;
        for (auto const& row : rows) {
            after = row.id;
            if (find_by_prefix(in.handlers, row.kind) == nullptr) continue;
            run_with_asides<bool>(in, [&](Taking& taking, db::Tx& tx) -> Result<bool> {
                auto const now = tx.find<store::SeenRow>(sql::find_in, {{"envelope", row.envelope}});
                if (!now || now->state != "unknown") return true;
                return apply_row(taking, tx, row);
            });
        }
    }
}

}  // namespace

void Post::tend(Moment now) {
    auto& db = in_->office.db;
    for (auto row : db.read([](db::Tx& tx) { return tx.all<store::ResyncRow>(sql::list_resync); })) {
        while (give_back(*in_, row)) {
            auto const rows = db.read([](db::Tx& tx) { return tx.all<store::ResyncRow>(sql::list_resync); });
            auto const still = std::ranges::find(rows, row.node, &store::ResyncRow::node);
            if (still == rows.end()) break;
            row = *still;
        }
    }
    for (auto const& stream : db.read([](db::Tx& tx) { return tx.all<store::StreamRow>(sql::list_held_streams); }))
        run_with_asides<std::int64_t>(*in_, [&](Taking& taking, db::Tx& tx) { return drain(taking, tx, stream); });
    apply_unknown(*in_);
    db.write([&](db::Tx& tx) -> Done {
          tx.run(sql::forget_out, {{"before", now.plus_ms(-keep_ms)}});
          tx.run(sql::empty_old_in, {{"nothing", store::bytes_of("")},
                                     {"before", now.plus_ms(-keep_ms)},
                                     {"since", now.plus_ms(-2 * keep_ms)}});
          tx.run(sql::forget_refused, {{"before", id_floor(now.plus_ms(-3 * keep_ms))}});
          return {};
      }).value();
    in_->ring_written();
}

}  // namespace sinergi::federation
