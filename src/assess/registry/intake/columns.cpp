#include "registry/intake/columns.hpp"

#include <algorithm>
#include <array>

namespace sinergi::registry::intake {
namespace {

/// Headings that only the registry knows; as lists::heading_key makes them.
struct Heading {
    std::string_view key;
    std::int32_t Columns::* column;
};
constexpr std::array more_headings{
    Heading{"shdk", &Columns::relation},
    Heading{"hubungan", &Columns::relation},
    Heading{"hubungan keluarga", &Columns::relation},
    Heading{"hubungan dengan kepala keluarga", &Columns::relation},
    Heading{"id hub kepala keluarga", &Columns::dtsen_relation},
    Heading{"cut off", &Columns::cut_off},
    Heading{"cut off keluarga", &Columns::cut_off},
    Heading{"desil nasional anggota", &Columns::decile},
    Heading{"tgl meninggal", &Columns::died_on},
    Heading{"tanggal meninggal", &Columns::died_on},
    Heading{"tgl kematian", &Columns::died_on},
    Heading{"tanggal kematian", &Columns::died_on},
    Heading{"status kawin", &Columns::marital},
    Heading{"status perkawinan", &Columns::marital},
    Heading{"id status perkawinan", &Columns::marital},
    Heading{"desil", &Columns::decile},
    Heading{"desil nasional", &Columns::decile},
    Heading{"desil nasional keluarga", &Columns::decile},
    Heading{"id rumah tangga", &Columns::household},
    Heading{"id ruta", &Columns::household},
    Heading{"status dtsen", &Columns::status_dtsen},
    Heading{"pbi", &Columns::pbi},
    Heading{"bansos", &Columns::bansos},
    Heading{"kemiskinan ekstrem", &Columns::kemiskinan_ekstrem},
    Heading{"id status keberadaan keluarga", &Columns::keberadaan},
    Heading{"status keberadaan keluarga", &Columns::keberadaan},
    Heading{"keberadaan keluarga", &Columns::keberadaan},
};

/// The words by which a person says what a column holds.
struct ColumnWord {
    std::string_view word;
    std::int32_t Columns::* column;
};
constexpr std::array mapping_words{
    ColumnWord{"nik", &Columns::nik},
    ColumnWord{"no_kk", &Columns::no_kk},
    ColumnWord{"name", &Columns::name},
    ColumnWord{"sex", &Columns::sex},
    ColumnWord{"born_on", &Columns::born_on},
    ColumnWord{"died_on", &Columns::died_on},
    ColumnWord{"born_place", &Columns::born_place},
    ColumnWord{"place_and_day", &Columns::place_and_day},
    ColumnWord{"mother_name", &Columns::mother_name},
    ColumnWord{"relation", &Columns::relation},
    ColumnWord{"dtsen_relation", &Columns::dtsen_relation},
    ColumnWord{"marital", &Columns::marital},
    ColumnWord{"address", &Columns::address},
    ColumnWord{"rt", &Columns::rt},
    ColumnWord{"rw", &Columns::rw},
    ColumnWord{"rt_rw", &Columns::rt_rw},
    ColumnWord{"region", &Columns::region},
    ColumnWord{"village", &Columns::village},
    ColumnWord{"district", &Columns::district},
    ColumnWord{"decile", &Columns::decile},
    ColumnWord{"cut_off", &Columns::cut_off},
    ColumnWord{"household", &Columns::household},
    ColumnWord{"status_dtsen", &Columns::status_dtsen},
    ColumnWord{"pbi", &Columns::pbi},
    ColumnWord{"bansos", &Columns::bansos},
    ColumnWord{"kemiskinan_ekstrem", &Columns::kemiskinan_ekstrem},
    ColumnWord{"keberadaan", &Columns::keberadaan},
};

std::int32_t Columns::* column_for(lists::Holds holds) noexcept {
    switch (holds) {
        case lists::Holds::nama:
            return &Columns::name;
        case lists::Holds::nik:
            return &Columns::nik;
        case lists::Holds::no_kk:
            return &Columns::no_kk;
        case lists::Holds::tgl_lahir:
            return &Columns::born_on;
        case lists::Holds::tempat_lahir:
            return &Columns::born_place;
        case lists::Holds::ttl:
            return &Columns::place_and_day;
        case lists::Holds::jk:
            return &Columns::sex;
        case lists::Holds::nama_ibu:
            return &Columns::mother_name;
        case lists::Holds::alamat:
            return &Columns::address;
        case lists::Holds::rt:
            return &Columns::rt;
        case lists::Holds::rw:
            return &Columns::rw;
        case lists::Holds::rt_rw:
            return &Columns::rt_rw;
        case lists::Holds::desa:
            return &Columns::village;
        case lists::Holds::kecamatan:
            return &Columns::district;
        case lists::Holds::kode_wil:
            return &Columns::region;
        case lists::Holds::other:
        case lists::Holds::kabupaten:
        case lists::Holds::kepala:
            return nullptr;
    }
    return nullptr;
}

}  // namespace

std::span<std::string_view const> column_words() noexcept {
    static constexpr auto words = [] {
        std::array<std::string_view, mapping_words.size()> all;
        std::ranges::transform(mapping_words, all.begin(), &ColumnWord::word);
        return all;
    }();
    return words;
}

std::vector<std::string> words_of(Columns const& columns) {
    std::vector<std::string> out(columns.titles.size());
    for (auto const& one : mapping_words)
        if (auto const at = columns.*(one.column); at >= 0) out[static_cast<std::size_t>(at)] = one.word;
    return out;
}

std::string_view title_of(Columns const& columns, std::string_view word) noexcept {
    auto const named = std::ranges::find(mapping_words, word, &ColumnWord::word);
    auto at = named == mapping_words.end() ? -1 : columns.*(named->column);
    if (at < 0 && word == "relation") at = columns.dtsen_relation;
    if (at < 0 && word == "born_on") at = columns.place_and_day;
    if (at < 0 && word == "region") at = columns.village;
    return at < 0 ? std::string_view{} : std::string_view(columns.titles[static_cast<std::size_t>(at)]);
}

Columns columns_of(lists::Shape const& shape, std::vector<std::string> const& told) {
    Columns out;
    for (auto const& column : shape.columns) out.titles.push_back(column.title);
    if (told.size() == shape.columns.size()) {
        for (std::size_t i = 0; i < told.size(); ++i)
            for (auto const& one : mapping_words)
                if (one.word == told[i]) out.*(one.column) = static_cast<std::int32_t>(i);
        return out;
    }
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
        auto const& column = shape.columns[i];
        auto const place = static_cast<std::int32_t>(i);
        auto const found = std::ranges::find(more_headings, lists::heading_key(column.title), &Heading::key);
        if (found != more_headings.end() && out.*(found->column) < 0) out.*(found->column) = place;
        // A day of death is no day of birth, whatever its cells look like.
        bool const is_death = found != more_headings.end() && found->column == &Columns::died_on;
        if (auto const to = column_for(column.holds); to != nullptr && out.*to < 0 && !is_death) out.*to = place;
    }
    return out;
}

}  // namespace sinergi::registry::intake
