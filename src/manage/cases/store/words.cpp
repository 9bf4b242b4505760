// Words of search, and what other nodes were asked.

#include "base/text.hpp"
#include "cases/store.hpp"
#include "cases/store_sql.hpp"

#include <algorithm>

namespace sinergi::cases::store {
namespace {

constexpr std::int64_t walk_max = 5'000;    // rows of the rarest word looked at
constexpr std::int64_t common_rows = 500;   // how far rows of a word are counted
constexpr std::size_t words_kept_max = 30;  // of one text

std::string_view text_of(Scope const& scope) { return scope == Scope::name ? "n" : "w"; }

std::vector<std::string> words_of(std::string_view text) {
    auto kept = words(text);
    std::erase_if(kept, [](std::string const& word) { return word.size() < 3 || word.size() > 40; });
    if (kept.size() > words_kept_max) kept.resize(words_kept_max);
    return kept;
}

}  // namespace

void put_words(db::Tx& tx, CaseId of, Scope scope, std::string_view text) {
    for (auto const& word : words_of(text))
        tx.later(sql::insert_term, {{"scope", text_of(scope)}, {"term", word}, {"case_id", of}});
}

void drop_words(db::Tx& tx, CaseId of, Scope scope, std::string_view text) {
    for (auto const& word : words_of(text))
        tx.later(sql::delete_term, {{"scope", text_of(scope)}, {"term", word}, {"case_id", of}});
}

std::vector<CaseId> with_words(db::Tx& tx, Scope scope, std::vector<std::string> asked, std::int64_t limit) {
    std::vector<std::pair<std::int64_t, std::string>> weighed;
    for (auto& word : asked) {
        if (word.size() < 3) continue;
        auto const rows = tx.find<std::int64_t>(sql::term_rows,
                                                {{"scope", text_of(scope)}, {"term", word}, {"row_max", common_rows}});
        weighed.emplace_back(rows.value_or(0), std::move(word));
    }
    if (weighed.empty()) return {};
    std::ranges::sort(weighed);
    if (weighed.front().first == 0) return {};
    auto const at = [&](std::size_t i) { return i < weighed.size() ? std::string_view(weighed[i].second) : ""; };
    return tx.all<CaseId>(sql::walk_terms, {{"scope", text_of(scope)},
                                            {"rarest", at(0)},
                                            {"second", at(1)},
                                            {"third", at(2)},
                                            {"before_id", INT64_MAX},
                                            {"walk_max", walk_max},
                                            {"row_max", limit}});
}

void insert_known(db::Tx& tx, KnownRow const& k) {
    tx.run(sql::insert_known, {{"id", k.id}, {"node", k.node}, {"asked_at", k.asked_at}, {"asked_by", k.asked_by}});
}
bool answer_known(db::Tx& tx, KnownRow const& k) {
    return tx.run(sql::answer_known,
                  {{"id", k.id}, {"node", k.node}, {"answered_at", k.answered_at}, {"answer", k.answer}}) > 0;
}
std::optional<KnownRow> find_known(db::Tx& tx, std::int64_t id) {
    return tx.find<KnownRow>(sql::find_known, {{"id", id}});
}

std::int64_t follower_seq(db::Tx& tx, std::string_view follower) {
    return tx.find<std::int64_t>(sql::follower_seq, {{"follower", follower}}).value_or(0);
}
void keep_follower_seq(db::Tx& tx, std::string_view follower, std::int64_t seq) {
    tx.run(sql::keep_follower_seq, {{"follower", follower}, {"seq", seq}});
}

}  // namespace sinergi::cases::store
