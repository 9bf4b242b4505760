#pragma once
// Records made ready for comparing: 40 bytes each, texts as codes of a lexicon.

#include "matching/table/lexicon.hpp"
#include "matching/table/memory.hpp"
#include "matching/table/orders.hpp"

namespace sinergi::matching {

/// One record, encoded. 0 everywhere means "not known".
struct Row {
    std::uint64_t nik = 0;  // number_of
    std::uint64_t kk = 0;
    std::uint32_t nama = 0, nama_ibu = 0, alamat = 0, tempat = 0;  // codes of the field's lexicon
    std::uint32_t area = 0;                                        // code of Areas
    std::uint32_t born : 30 = 0;                                   // day_of
    std::uint32_t sex : 2 = 0;                                     // sex_of
};
static_assert(sizeof(Row) == 40);

/// A row and the caller's own fields beside it.
struct RowView {
    Row const* row = nullptr;
    std::uint32_t const* extra = nullptr;
};

struct Area {
    std::uint64_t code;                   // area_of
    std::array<std::uint16_t, 4> rarity;  // of its first 2, 4, 6 and all characters, thousandths of a bit
};

/// Area codes, each once. Code 0 is "no area".
class Areas {
public:
    Areas();
    std::uint32_t take_in(std::uint64_t area);
    [[nodiscard]] Area const& area(std::uint32_t code) const noexcept { return areas_[code]; }
    /// Calls for the memory that taking in an area, or looking at one, will need.
    void call_for(std::uint64_t area) const noexcept {
        call_for_memory(slots_.data() + (mixed(area) & (slots_.size() - 1)));
    }
    void call_for_code(std::uint32_t code) const noexcept { call_for_memory(areas_.data() + code); }
    [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(areas_.size()); }
    /// Takes back the areas from `count` on.
    void forget(std::uint32_t count);
    template <class Archive>
    void carry(Archive& archive) {
        archive(rarity_.words, rarity_.phrases, rarity_.other, areas_, slots_);
    }
    std::vector<std::uint32_t> take_in(Areas const& other);
    void weigh(FieldRarity const& rarity);
    [[nodiscard]] std::size_t bytes() const noexcept;

private:
    void weigh_one(Area& area) const;
    void grow();
    FieldRarity rarity_;
    std::vector<Area> areas_;
    std::vector<std::uint64_t> slots_;  // the upper half of the hash, the code: as in Lexicon
    std::uint32_t last_ = 0;
};

[[nodiscard]] std::size_t day_index(std::uint32_t born) noexcept;
inline constexpr std::size_t day_indexes = std::size_t{256} * 12 * 31;

inline constexpr std::size_t text_fields = 4 + extra_fields_max;

/// The words, areas and rarities that rows refer to. One book serves all rows that are to be compared.
struct Book {
    explicit Book(std::size_t extra_fields = 0);
    std::vector<Lexicon> texts;  // nama, nama_ibu, alamat, tempat, then the caller's own
    Areas areas;
    Model model;
    std::vector<std::uint16_t> day_rarity;             // by day_index
    std::vector<Rarity> nik_rarity, kk_rarity;         // numbers that many share
    std::vector<Rarity> serial_rarity, region_rarity;  // parts of a NIK

    [[nodiscard]] std::size_t extra_fields() const noexcept { return texts.size() - 4; }
    /// Encodes a record; `extra` gets a code for each of the caller's own fields. New words are taken in.
    Row encode(Record const& record, std::span<std::uint32_t> extra);
    /// Takes over a model: its rarities go to every word, now and later.
    void use(Model const& of, unsigned threads = 1);
    /// A day that one record in twenty carries is nobody's birth date: it is what a form or a clerk puts where none is
    /// known. None of a short list.
    [[nodiscard]] bool is_placeholder(std::uint32_t born) const noexcept {
        return born != 0 && day_rarity[day_index(born)] < placeholder_below;
    }
    static constexpr Millibits placeholder_below = 4'500;
};
/// What of a record needs no book.
[[nodiscard]] Row numbers_of(Record const& record) noexcept;
/// The text for `book.texts[text]`.
[[nodiscard]] std::string_view text_of(Record const& record, std::size_t text) noexcept;
/// Where the code of `texts[text]` stands, for the first four.
[[nodiscard]] inline std::uint32_t& code_of(Row& row, std::size_t text) noexcept {
    constexpr std::array<std::uint32_t Row::*, 4> codes{&Row::nama, &Row::nama_ibu, &Row::alamat, &Row::tempat};
    return row.*codes[text];
}
/// Rarity of `value` in a sorted list.
[[nodiscard]] Millibits rarity_in(std::vector<Rarity> const& list, std::uint64_t value, Millibits other) noexcept;

/// Encoded records and what they refer to.
struct Table {
    Book book;
    Array<Row> rows;
    Array<std::uint32_t> extra;  // extra_fields() codes a row
    Orders order;                // order_of the id: settles ties the same way in every order of input
    std::string folder{};        // where the rows are kept; empty: in memory
    /// Keeps the rows in files within `folder` from now on; before there are any. What settles ties stays in memory: it
    /// is looked at here and there.
    void move_to(std::string const& to) {
        folder = to;
        rows.move_to(folder);
        extra.move_to(folder);
    }
    /// Gives memory back when the rows stand in files.
    void rest() const noexcept {
        rows.rest();
        extra.rest();
    }
    [[nodiscard]] std::uint32_t const* extra_of(std::size_t row) const noexcept {
        return extra.data() + row * book.extra_fields();
    }
    [[nodiscard]] RowView view(std::size_t row) const noexcept { return {&rows[row], extra_of(row)}; }
};
/// Birth dates that are placeholders in the model of the table's book become unknown.
void leave_out_placeholders(Table& table, unsigned threads);
/// An id as a number: itself when it is one, as computers write them; else the top bit and a hash.
[[nodiscard]] std::uint64_t order_of(std::string_view id) noexcept;
inline constexpr std::uint64_t is_text_id = std::uint64_t{1} << 63;
/// Equal for rows of one table that have nothing to tell them apart.
[[nodiscard]] std::uint64_t content_of(Table const& table, std::size_t row) noexcept;
[[nodiscard]] Table table_of(std::span<Record const> records, std::size_t extra_fields);

}  // namespace sinergi::matching
