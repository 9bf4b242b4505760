#include "lists/store.hpp"

#include "lists/store_sql.hpp"

namespace sinergi::lists::store {
namespace {

constexpr std::int64_t rows_at_once = 500, settled_max = 100'000, decisions_max = 1'000'000;

std::string_view text_of(Verdict verdict) noexcept { return boost::describe::enum_to_string(verdict, "same"); }

struct Decision {
    std::string digest;
    Verdict verdict = Verdict::same;
};
BOOST_DESCRIBE_STRUCT(Decision, (), (digest, verdict))

}  // namespace

Told mapping(db::Tx& tx, std::string_view signature) {
    Told out;
    auto const text = tx.find<std::string>(sql::find_mapping, {{"signature", signature}}).value_or("");
    for (std::size_t from = 0; from < text.size();) {
        auto const to = std::min(text.find(' ', from), text.size());
        out.push_back(holds_of(std::string_view(text).substr(from, to - from)).value_or(Holds::other));
        from = to + 1;
    }
    return out;
}

void put_mapping(db::Tx& tx, std::string_view signature, std::span<Column const> columns, access::AccountId by,
                 Moment now) {
    std::string text;
    for (auto const& column : columns) {
        if (!text.empty()) text += ' ';
        text += holds_text(column.holds);
    }
    tx.run(sql::put_mapping, {{"signature", signature}, {"columns", text}, {"account", by}, {"now", now}});
}

void insert_file(db::Tx& tx, SentFile const& file) {
    tx.run(sql::insert_file, {{"id", file.id},
                              {"account", file.account},
                              {"name", file.name},
                              {"size", file.size},
                              {"key", file.key},
                              {"now", file.sent_at}});
}
std::optional<SentFile> find_file(db::Tx& tx, FileId id, access::AccountId of) {
    return tx.find<SentFile>(sql::find_file, {{"id", id}, {"account", of}});
}
bool has_file(db::Tx& tx, FileId id) { return tx.find<std::int64_t>(sql::has_file, {{"id", id}}).has_value(); }
void delete_file(db::Tx& tx, FileId id) { tx.run(sql::delete_file, {{"id", id}}); }
std::vector<FileId> files_before(db::Tx& tx, Moment before) {
    return tx.all<FileId>(sql::old_files, {{"before", before}, {"row_max", rows_at_once}});
}

void insert(db::Tx& tx, Asked const& asked) {
    tx.run(sql::insert_comparison, {{"id", asked.id},
                                    {"account", asked.account},
                                    {"left_name", asked.left_name},
                                    {"right_name", asked.right_name},
                                    {"wish", asked.wish},
                                    {"keep", boost::describe::enum_to_string(asked.keep, "one_day")},
                                    {"key", asked.key},
                                    {"job", asked.job},
                                    {"now", asked.made_at},
                                    {"expires_at", asked.expires_at}});
}
std::optional<Asked> find(db::Tx& tx, ComparisonId id) { return tx.find<Asked>(sql::find_comparison, {{"id", id}}); }
std::vector<Asked> of_account(db::Tx& tx, access::AccountId account, Moment now) {
    return tx.all<Asked>(sql::list_comparisons, {{"account", account}, {"now", now}, {"row_max", std::int64_t{50}}});
}
void finish(db::Tx& tx, ComparisonId id, std::string_view summary, Moment expires_at) {
    tx.run(sql::finish_comparison, {{"id", id}, {"summary", summary}, {"expires_at", expires_at}});
}
void expire(db::Tx& tx, ComparisonId id, Moment at) {
    tx.run(sql::expire_comparison, {{"id", id}, {"expires_at", at}});
}
void remove(db::Tx& tx, ComparisonId id) {
    tx.run(sql::delete_all_settled, {{"comparison", id}});
    tx.run(sql::delete_comparison, {{"id", id}});
}
std::vector<ComparisonId> ended(db::Tx& tx, Moment now) {
    return tx.all<ComparisonId>(sql::ended_comparisons, {{"now", now}, {"row_max", rows_at_once}});
}

void settle(db::Tx& tx, ComparisonId id, std::int64_t doubt, std::optional<Verdict> verdict) {
    if (verdict)
        tx.run(sql::put_settled, {{"comparison", id}, {"doubt", doubt}, {"verdict", text_of(*verdict)}});
    else
        tx.run(sql::delete_settled, {{"comparison", id}, {"doubt", doubt}});
}
std::vector<Settled> settled(db::Tx& tx, ComparisonId id) {
    return tx.all<Settled>(sql::list_settled, {{"comparison", id}, {"row_max", settled_max}});
}
void decide(db::Tx& tx, std::string_view digest, std::optional<Verdict> verdict, access::AccountId by, Moment now) {
    if (verdict)
        tx.run(sql::put_decision, {{"digest", digest}, {"verdict", text_of(*verdict)}, {"account", by}, {"now", now}});
    else
        tx.run(sql::delete_decision, {{"digest", digest}});
}
Decisions decisions(db::Tx& tx) {
    Decisions out;
    for (auto& one : tx.all<Decision>(sql::list_decisions, {{"row_max", decisions_max}}))
        out.emplace(std::move(one.digest), one.verdict);
    return out;
}

}  // namespace sinergi::lists::store
