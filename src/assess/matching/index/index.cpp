#include "matching/index.hpp"

#include "matching/compare.hpp"
#include "matching/index/inside.hpp"

#include <algorithm>

namespace sinergi::matching {
namespace {

/// How many are compared by the engine; what a mistaken order of the rough scores may cost.
constexpr std::size_t compared_max = Index::hits_max;
/// Rows weighed for one question; a question whose keys are all common is cut off there.
constexpr std::size_t candidates_max = 4'096;
constexpr std::size_t ahead = 12;  // rows asked for before they are looked at

std::uint64_t id_key(std::int64_t id) noexcept { return mixed(static_cast<std::uint64_t>(id) ^ 0xD1B54A32D192ED03U); }

/// A question's words stay in the book as long as it is worked on.
class Visit {
public:
    explicit Visit(Book& book) : book_(book), areas_(book.areas.count()) {
        for (std::size_t i = 0; i < marks_.size(); ++i) marks_[i] = book.texts[i].mark();
    }
    Visit(Visit const&) = delete;
    Visit& operator=(Visit const&) = delete;
    ~Visit() {
        for (std::size_t i = 0; i < marks_.size(); ++i) book_.texts[i].forget(marks_[i]);
        book_.areas.forget(areas_);
    }

private:
    Book& book_;
    std::uint32_t areas_;
    std::array<Lexicon::Mark, 4> marks_;
};

void prefetch_texts(Book const& book, Row const& row) noexcept {
    call_for_memory(&book.texts[0].phrase(row.nama));
    call_for_memory(&book.texts[1].phrase(row.nama_ibu));
    call_for_memory(&book.texts[2].phrase(row.alamat));
}

void prefetch_words(Book const& book, Row const& row) noexcept {
    call_for_memory(book.texts[0].words_of(book.texts[0].phrase(row.nama)));
    call_for_memory(book.texts[1].words_of(book.texts[1].phrase(row.nama_ibu)));
    call_for_memory(book.texts[2].words_of(book.texts[2].phrase(row.alamat)));
}

}  // namespace

std::optional<std::uint32_t> Index::Inside::row_of(std::int64_t id) const noexcept {
    std::uint32_t one = 0;
    for (auto const row : postings.rows(postings.find(id_key(id)), one))
        if (ids[row] == id) return row;
    return std::nullopt;
}

std::uint32_t Index::Inside::take_row() {
    if (free_row != 0) {
        auto const row = free_row - 1;
        free_row = rows[row].row.alamat;
        return row;
    }
    rows.grow_to(rows.size() + 1);
    ids.grow_to(rows.size());
    return static_cast<std::uint32_t>(rows.size() - 1);
}

void Index::Inside::remove(std::int64_t id, std::uint32_t row) {
    keys_to_store(book, rows[row].row, keys);
    for (std::size_t i = 0; i < keys.count; ++i) postings.remove(keys.of[i], row);
    postings.remove(id_key(id), row);
    rows[row] = Stored{};
    rows[row].row.alamat = free_row;
    free_row = row + 1;
    --alive;
}

void Index::Inside::gather(Row const& question) {
    keys_to_ask(book, question, keys);
    std::array<Postings::Place, Keys::max> places;
    for (std::size_t i = 0; i < keys.count; ++i) postings.prefetch(keys.of[i]);
    for (std::size_t i = 0; i < keys.count; ++i) {
        places[i] = postings.find(keys.of[i]);
        postings.prefetch(places[i]);
    }
    candidates.clear();
    auto const mask = seen.size() - 1;
    ++search;
    auto const collect = [&](std::span<std::uint32_t const> from) {
        for (auto const row : from) {
            auto const mine = search << 32 | row;
            auto at = (row * 0x9E3779B1U >> 8) & mask;
            while (seen[at] >> 32 == search && seen[at] != mine) at = (at + 1) & mask;
            if (seen[at] == mine) continue;
            seen[at] = mine;
            candidates.push_back(row);
            if (candidates.size() == candidates_max) return;
            call_for_memory(&rows[row]);
        }
    };
    // Full keys tell only some of their rows: they are asked when the others tell too little.
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < keys.count && candidates.size() < candidates_max; ++i) {
            std::uint32_t one = 0;
            auto const found = postings.rows(places[i], one);
            if ((found.size() == Postings::rows_max) == (round == 1)) collect(found);
        }
        if (candidates.size() >= compared_max) return;
    }
}

void Index::Inside::choose(Question const& question) {
    weighed.clear();
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (i + ahead < candidates.size()) call_for_memory(&rows[candidates[i + ahead]]);
        weighed.emplace_back(-rough_score(book, question, rows[candidates[i]]), candidates[i]);
    }
    if (weighed.size() <= compared_max) return;
    std::nth_element(weighed.begin(), weighed.begin() + compared_max, weighed.end());
    weighed.resize(compared_max);
}

std::vector<Hit> Index::Inside::compare(Row const& question, std::size_t limit) {
    for (auto const& [_, row] : weighed) prefetch_texts(book, rows[row].row);
    for (auto const& [_, row] : weighed) prefetch_words(book, rows[row].row);
    std::vector<Hit> hits;
    hits.reserve(weighed.size());
    std::uint32_t const no_extra = 0;
    for (auto const& [_, row] : weighed)
        hits.push_back({ids[row], explain(book, {&question, &no_extra}, {&rows[row].row, &no_extra})});
    auto const is_before = [](Hit const& a, Hit const& b) {
        return a.score.total != b.score.total ? a.score.total > b.score.total : a.id < b.id;
    };
    limit = std::min(limit, hits.size());
    std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(limit), hits.end(), is_before);
    hits.resize(limit);
    return hits;
}

Index::Index(Model const& model) : in_(std::make_unique<Inside>(model)) {}
Index::Index(std::unique_ptr<Inside> in) noexcept : in_(std::move(in)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

void Index::insert(std::int64_t id, Record const& record) {
    erase(id);
    auto const row = in_->take_row();
    auto const encoded = in_->book.encode(record, {});
    in_->rows[row] = stored(in_->book, encoded);
    in_->ids[row] = id;
    keys_to_store(in_->book, encoded, in_->keys);
    for (std::size_t i = 0; i < in_->keys.count; ++i) in_->postings.prefetch(in_->keys.of[i]);
    in_->postings.add(id_key(id), row);
    for (std::size_t i = 0; i < in_->keys.count; ++i) in_->postings.add(in_->keys.of[i], row);
    ++in_->alive;
}

bool Index::erase(std::int64_t id) {
    auto const row = in_->row_of(id);
    if (row) in_->remove(id, *row);
    return row.has_value();
}

bool Index::has(std::int64_t id) const noexcept { return in_->row_of(id).has_value(); }
std::size_t Index::size() const noexcept { return in_->alive; }

std::size_t Index::bytes() const noexcept {
    auto sum =
        in_->rows.size() * (sizeof(Stored) + sizeof(std::int64_t)) + in_->postings.bytes() + in_->book.areas.bytes();
    for (auto const& lexicon : in_->book.texts) sum += lexicon.bytes();
    return sum;
}

std::vector<Hit> Index::search(Record const& question, std::size_t limit) {
    if (in_->seen.empty()) in_->seen.resize(candidates_max * 4);
    Visit const visit(in_->book);
    auto const row = in_->book.encode(question, {});
    in_->gather(row);
    in_->choose(question_of(in_->book, stored(in_->book, row)));
    return in_->compare(row, std::min(limit, hits_max));
}

}  // namespace sinergi::matching
