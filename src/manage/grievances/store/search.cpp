#include "grievances/store/search.hpp"

#include "grievances/store/sight.hpp"
#include "grievances/store_sql.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace sinergi::grievances::store {
namespace {

constexpr std::int64_t walk_max = 5'000;     // rows of the rarest word looked at in one step
constexpr std::int64_t walked_max = 20'000;  // and for a whole page
constexpr std::int64_t common_rows = 500;    // how far rows of a word are counted
constexpr std::int64_t recent = 12;          // fortnights in which "reported before?" and completions look
constexpr std::size_t words_max = 40;

struct Reach {
    std::int64_t oldest = 0, newest = 0;  // ids
};
BOOST_DESCRIBE_STRUCT(Reach, (), (oldest, newest))

Reach reach(db::Tx& tx) { return tx.find<Reach>(sql::reach).value_or(Reach{}); }

struct Word {
    std::string text;
    std::int64_t rows = 0;
};

std::int64_t rows_of(db::Tx& tx, std::string_view term, std::int64_t top, std::int64_t bottom) {
    return tx
        .find<std::int64_t>(sql::term_rows,
                            {{"top", top}, {"bottom", bottom}, {"term", term}, {"row_max", common_rows}})
        .value_or(0);
}

/// The words with how common each is between two fortnights, the rarest first.
std::vector<Word> weighed(db::Tx& tx, std::vector<std::string> const& words, std::int64_t top, std::int64_t bottom) {
    std::vector<Word> out;
    out.reserve(words.size());
    for (auto const& word : words) out.push_back({word, rows_of(tx, word, top, bottom)});
    std::ranges::sort(out, {}, [](Word const& w) { return std::pair(w.rows, std::string_view(w.text)); });
    return out;
}

/// The last word typed may be the beginning of one: when nobody wrote it, its commonest completion stands for it.
void complete(db::Tx& tx, std::vector<std::string>& words, std::int64_t top, std::int64_t bottom) {
    if (words.empty()) return;
    auto& typed = words.back();
    bool const is_plain = static_cast<unsigned char>(typed.back()) < 0x7F;
    if (!is_plain || typed.size() < 2 || rows_of(tx, typed, top, bottom) > 0) return;
    std::string after = typed;
    after.back() = static_cast<char>(after.back() + 1);
    std::int64_t most = 0;
    auto const longer =
        tx.all<std::string>(sql::complete_term, {{"top", top}, {"bottom", bottom}, {"first", typed}, {"after", after}});
    for (auto const& word : longer) {
        auto const rows = rows_of(tx, word, top, bottom);
        if (rows <= most) continue;
        most = rows;
        typed = word;
    }
}

/// Up to four words, "" for none. Borrowed.
struct Four {
    explicit Four(std::string_view alone) { at[0] = alone; }
    explicit Four(std::vector<Word> const& words) {
        for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 4); ++i) at[i] = words[i].text;
    }
    std::array<std::string_view, 4> at{};
};

std::vector<std::int64_t> fortnights_with(db::Tx& tx, Four const& words, std::int64_t top, std::int64_t bottom) {
    return tx.all<std::int64_t>(sql::fortnights_with, {{"top", top},
                                                       {"bottom", bottom},
                                                       {"rarest", words.at[0]},
                                                       {"second", words.at[1]},
                                                       {"third", words.at[2]},
                                                       {"fourth", words.at[3]}});
}

std::vector<GrievanceId> walk(db::Tx& tx, Four const& words, std::int64_t fortnight, std::int64_t before,
                              std::int64_t row_max) {
    return tx.all<GrievanceId>(sql::walk_terms, {{"fortnight", fortnight},
                                                 {"rarest", words.at[0]},
                                                 {"second", words.at[1]},
                                                 {"third", words.at[2]},
                                                 {"fourth", words.at[3]},
                                                 {"before_id", before},
                                                 {"walk_max", walk_max},
                                                 {"row_max", row_max}});
}

/// Where a walk of walk_max rows from `before` ended within its fortnight; none when it came to the end.
std::optional<std::int64_t> walked_to(db::Tx& tx, Four const& words, std::int64_t fortnight, std::int64_t before) {
    return tx
        .find<std::optional<std::int64_t>>(
            sql::walked_terms_to,
            {{"fortnight", fortnight}, {"rarest", words.at[0]}, {"before_id", before}, {"walk_max", walk_max}})
        .value_or(std::nullopt);
}

}  // namespace

Result<Page> search(db::Tx& tx, access::Permit const& permit, Filter const& filter,
                    std::vector<std::string> const& words, std::string_view after, std::int64_t limit) {
    SINERGI_TRY(cursor, read_cursor(after, INT64_MAX));
    auto const ends = reach(tx);
    if (words.empty() || ends.newest == 0) return Page{};
    auto const bottom = fortnight_of(GrievanceId(ends.oldest));
    auto const newest = fortnight_of(GrievanceId(ends.newest));
    auto asked = words;
    complete(tx, asked, newest, std::max(bottom, newest - recent));
    auto const top = std::min(newest, fortnight_of(GrievanceId(cursor.id)));
    auto const weights = weighed(tx, asked, newest, std::max(bottom, newest - recent));
    Four const four(weights);
    Sight const s(permit);
    Page page;
    std::int64_t walked = 0;
    for (auto const fortnight : fortnights_with(tx, four, top, bottom)) {
        for (;;) {
            auto const from = cursor.id;
            auto const ids = walk(tx, four, fortnight, from, limit * 2);
            auto const left = limit - static_cast<std::int64_t>(page.rows.size());
            auto rows = ids.empty() ? std::vector<Listed>{}
                                    : tx.all<Listed>(sql::list_some, {SINERGI_SIGHT_ARGS(s),
                                                                      SINERGI_FILTER_ARGS(filter),
                                                                      {"ids", json_numbers(ids)},
                                                                      {"row_max", left}});
            std::ranges::move(rows, std::back_inserter(page.rows));
            if (static_cast<std::int64_t>(page.rows.size()) >= limit) {
                page.next = newest_cursor(page.rows.back().id.raw());
                return page;
            }
            auto const is_cut = static_cast<std::int64_t>(ids.size()) >= limit * 2;
            auto const end = is_cut ? std::optional(ids.back().raw()) : walked_to(tx, four, fortnight, from);
            if (!end) break;
            walked += walk_max;
            cursor.id = *end;
            if (walked >= walked_max) {
                page.next = newest_cursor(cursor.id);
                return page;
            }
        }
    }
    return page;
}

std::vector<Alike> alike(db::Tx& tx, std::vector<std::string> const& words, std::int64_t limit) {
    constexpr std::size_t rarest_max = 6;
    constexpr std::int64_t each_max = 60;
    auto const ends = reach(tx);
    if (ends.newest == 0) return {};
    auto const top = fortnight_of(GrievanceId(ends.newest));
    auto const bottom = std::max(fortnight_of(GrievanceId(ends.oldest)), top - recent);
    auto asked = weighed(tx, words, top, bottom);
    std::erase_if(asked, [](Word const& w) { return w.rows == 0 || w.rows >= common_rows; });
    if (asked.size() > rarest_max) asked.resize(rarest_max);
    struct Score {
        std::int64_t points = 0;
        std::vector<std::string> shared;
    };
    std::unordered_map<std::int64_t, Score> scores;
    for (auto const& word : asked) {
        Four const alone(word.text);
        std::int64_t found = 0;
        for (auto const fortnight : fortnights_with(tx, alone, top, bottom)) {
            for (auto const id : walk(tx, alone, fortnight, INT64_MAX, each_max - found)) {
                auto& score = scores[id.raw()];
                score.points += 1 + 1'000 / (word.rows + 10);
                score.shared.push_back(word.text);
                ++found;
            }
            if (found >= each_max) break;
        }
    }
    std::vector<std::pair<std::int64_t, Score>> best(scores.begin(), scores.end());
    std::ranges::sort(best, std::ranges::greater{},
                      [](auto const& one) { return std::pair(one.second.points, one.first); });
    std::vector<Alike> found;
    for (auto& [id, score] : best) {
        if (static_cast<std::int64_t>(found.size()) >= limit) break;
        if (score.points > 1 || asked.size() == 1) found.push_back({GrievanceId(id), std::move(score.shared)});
    }
    return found;
}

namespace {

/// Words of every letter: they find nothing and would fill the table.
bool is_everybodys(std::string_view word) {
    static std::unordered_set<std::string_view> const everybodys{
        "yang",  "dan",    "di",   "ke",     "dari",  "untuk", "dengan", "ini",  "itu",  "ada",
        "tidak", "saya",   "kami", "karena", "sudah", "belum", "pada",   "atau", "juga", "akan",
        "mohon", "tolong", "pak",  "bu",     "the",   "nya",   "bisa",   "agar", "oleh", "dalam"};
    return everybodys.contains(word);
}

}  // namespace

std::vector<std::string> search_words(std::string_view body, std::string_view place) {
    std::string both(body);
    both += ' ';
    both += place;
    auto kept = words(both);
    std::erase_if(kept,
                  [](std::string const& word) { return word.size() < 3 || word.size() > 40 || is_everybodys(word); });
    if (kept.size() <= words_max) return kept;
    // Of a long text the long words are kept: names and things, which people search for.
    std::ranges::sort(kept, std::ranges::greater{},
                      [](std::string const& w) { return std::pair(w.size(), std::string_view(w)); });
    kept.resize(words_max);
    return kept;
}

std::vector<std::string> asked_words(std::string_view q) {
    auto asked = search_words(q, "");
    auto const typed = words(q);
    // The last word may still be the beginning of one.
    if (!typed.empty() && typed.back().size() == 2 && !is_everybodys(typed.back())) asked.push_back(typed.back());
    return asked;
}

}  // namespace sinergi::grievances::store
