#include "matching/table.hpp"

#include "plumbing/jobs/crew.hpp"

#include <algorithm>
#include <charconv>

namespace sinergi::matching {
namespace {

constexpr std::uint64_t upper_half = 0xFFFFFFFF00000000U;
constexpr std::array<unsigned, 4> depths{2, 4, 6, 10};
constexpr std::array<Field, 4> text_field{Field::nama, Field::nama_ibu, Field::alamat, Field::tempat_lahir};
// Keys of FieldRarity::words that are not the value itself: parts of it, told apart by their first bits.
constexpr std::uint64_t serial_tag = std::uint64_t{1} << 60, region_tag = std::uint64_t{2} << 60;

}  // namespace

Areas::Areas() : areas_(1, Area{}), slots_(256) {}

void Areas::weigh_one(Area& area) const {
    for (std::size_t i = 0; i < depths.size(); ++i) {
        auto const value = area_prefix(area.code, depths[i]) | i;
        area.rarity[i] =
            static_cast<std::uint16_t>(std::clamp(rarity_in(rarity_.words, value, rarity_.other), 0, 60'000));
    }
}

void Areas::weigh(FieldRarity const& rarity) {
    rarity_ = rarity;
    for (auto& area : areas_) weigh_one(area);
}

void Areas::grow() {
    std::vector<std::uint64_t> slots(slots_.size() * 2);
    auto const mask = slots.size() - 1;
    for (std::uint32_t code = 1; code < areas_.size(); ++code) {
        auto const hash = mixed(areas_[code].code);
        auto at = hash & mask;
        while (slots[at] != 0) at = (at + 1) & mask;
        slots[at] = (hash & upper_half) | code;
    }
    slots_ = std::move(slots);
}

std::uint32_t Areas::take_in(std::uint64_t area) {
    if (area == 0) return 0;
    if (areas_[last_].code == area) return last_;
    auto const mask = slots_.size() - 1;
    auto const hash = mixed(area);
    auto at = hash & mask;
    for (; slots_[at] != 0; at = (at + 1) & mask)
        if ((slots_[at] & upper_half) == (hash & upper_half)) return last_ = static_cast<std::uint32_t>(slots_[at]);
    auto const code = count();
    areas_.push_back(Area{area, {}});
    weigh_one(areas_.back());
    slots_[at] = (hash & upper_half) | code;
    if (areas_.size() * 2 > slots_.size()) grow();
    return last_ = code;
}

void Areas::forget(std::uint32_t count) {
    last_ = 0;
    auto const mask = slots_.size() - 1;
    while (areas_.size() > count) {
        auto at = mixed(areas_.back().code) & mask;
        while (static_cast<std::uint32_t>(slots_[at]) != areas_.size() - 1) at = (at + 1) & mask;
        slots_[at] = 0;
        areas_.pop_back();
    }
}

std::vector<std::uint32_t> Areas::take_in(Areas const& other) {
    std::vector<std::uint32_t> codes(other.areas_.size());
    for (std::uint32_t code = 1; code < codes.size(); ++code) codes[code] = take_in(other.areas_[code].code);
    return codes;
}

std::size_t Areas::bytes() const noexcept { return areas_.capacity() * sizeof(Area) + slots_.capacity() * 8; }

std::size_t day_index(std::uint32_t born) noexcept {
    auto const year = born >> 9, month = born >> 5 & 15, day = born & 31;
    return ((year - 1850U) % 256 * 12 + (month - 1)) * 31 + (day - 1);
}

Book::Book(std::size_t extra_fields) {
    texts.reserve(4 + extra_fields);
    texts.emplace_back(Kind::name);
    texts.emplace_back(Kind::name);
    texts.emplace_back(Kind::address);
    texts.emplace_back(Kind::place);
    for (std::size_t i = 0; i < extra_fields; ++i) texts.emplace_back(Kind::text);
}

std::string_view text_of(Record const& record, std::size_t text) noexcept {
    return record.fields[text < text_field.size() ? at(text_field[text]) : known_fields + text - text_field.size()];
}

Row numbers_of(Record const& record) noexcept {
    auto const field = [&](Field of) { return record.fields[at(of)]; };
    Row row;
    row.nik = number_of(field(Field::nik));
    row.kk = number_of(field(Field::no_kk));
    row.born = day_of(field(Field::tgl_lahir)) & 0x3FFFFFFFU;
    row.sex = sex_of(field(Field::jk)) & 3U;
    return row;
}

Row Book::encode(Record const& record, std::span<std::uint32_t> extra) {
    auto row = numbers_of(record);
    for (std::size_t i = 0; i < text_field.size(); ++i) code_of(row, i) = texts[i].take_in(text_of(record, i));
    row.area = areas.take_in(area_of(record.fields[at(Field::kode_wil)]));
    for (std::size_t i = 0; i < extra.size() && i < extra_fields(); ++i)
        extra[i] = texts[4 + i].take_in(text_of(record, 4 + i));
    return row;
}

void Book::use(Model const& of, unsigned threads) {
    model = of;
    areas.weigh(of.rarity[at(Field::kode_wil)]);
    for (std::size_t i = 0; i < texts.size(); ++i)
        texts[i].weigh(of.rarity[i < text_field.size() ? at(text_field[i]) : known_fields + i - text_field.size()],
                       threads);
    auto const& days = of.rarity[at(Field::tgl_lahir)];
    day_rarity.assign(day_indexes, static_cast<std::uint16_t>(days.other));
    for (auto const& [value, bits] : days.words)
        if (value < day_indexes) day_rarity[value] = static_cast<std::uint16_t>(bits);
    kk_rarity = of.rarity[at(Field::no_kk)].words;
    nik_rarity.clear();
    serial_rarity.clear();
    region_rarity.clear();
    for (auto const& [value, bits] : of.rarity[at(Field::nik)].phrases) {
        if (value & serial_tag) serial_rarity.push_back({value & 0xFFFF, bits});
        if (value & region_tag) region_rarity.push_back({value & 0xFFFFFF, bits});
    }
    nik_rarity = of.rarity[at(Field::nik)].words;
    std::ranges::sort(serial_rarity);
    std::ranges::sort(region_rarity);
}

std::uint64_t order_of(std::string_view id) noexcept {
    std::uint64_t number = 0;
    auto const [end, fault] = std::from_chars(id.data(), id.data() + id.size(), number);
    bool const is_number =
        fault == std::errc{} && end == id.data() + id.size() && number < is_text_id && (id[0] != '0' || id.size() == 1);
    return is_number ? number : hash_of(id) | is_text_id;
}

std::uint64_t content_of(Table const& table, std::size_t at) noexcept {
    auto const& row = table.rows[at];
    auto const two = [](std::uint32_t a, std::uint32_t b) { return std::uint64_t{a} << 32 | b; };
    auto hash = mixed(row.nik ^ mixed(row.kk ^ mixed(two(row.nama, row.nama_ibu))));
    hash = mixed(hash ^ mixed(two(row.alamat, row.tempat) ^ mixed(two(row.born, row.area) + row.sex)));
    auto const* extra = table.view(at).extra;
    for (std::size_t i = 0; i < table.book.extra_fields(); ++i) hash = mixed(hash ^ (extra[i] + i + 1));
    return hash;
}

void leave_out_placeholders(Table& table, unsigned threads) {
    auto const& days = table.book.model.rarity[at(Field::tgl_lahir)].words;
    if (std::ranges::none_of(days, [](Rarity const& day) { return day.bits < Book::placeholder_below; })) return;
    constexpr std::size_t at_once = 65'536;
    jobs::spread(threads, (table.rows.size() + at_once - 1) / at_once, [&](std::size_t part, unsigned) {
        auto const end = std::min(table.rows.size(), (part + 1) * at_once);
        for (auto row = part * at_once; row < end; ++row)
            if (auto& one = table.rows[row]; table.book.is_placeholder(one.born)) one.born = 0;
    });
}

Table table_of(std::span<Record const> records, std::size_t extra_fields) {
    Table table{.book = Book(extra_fields), .rows = {}, .extra = {}, .order = {}};
    table.rows.resize(records.size());
    table.order.resize(records.size());
    table.extra.resize(records.size() * extra_fields);
    for (std::size_t i = 0; i < records.size(); ++i) {
        std::span const extra(table.extra.data() + i * extra_fields, extra_fields);
        table.rows[i] = table.book.encode(records[i], extra);
        table.order.set(i, order_of(records[i].id));
    }
    return table;
}

}  // namespace sinergi::matching
