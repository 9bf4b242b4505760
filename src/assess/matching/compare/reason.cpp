#include "matching/compare/reason.hpp"

namespace sinergi::matching {
namespace {

struct Words {
    std::string_view id, en;
};

constexpr std::array<Words, 9> texts{{
    {"sama", "the same"},
    {"kata-katanya sama; urutan, ejaan, atau spasinya lain", "the same words in another order, spelling or spacing"},
    {"sama kecuali satu salah ketik", "the same but for a slip"},
    {"yang satu lebih pendek atau disingkat", "one is shorter or abbreviated"},
    {"yang satu lebih pendek, dan ada salah ketik", "one is shorter, with a slip"},
    {"mirip", "similar"},
    {"kata pertama sama, selebihnya beda", "the first word agrees, the rest does not"},
    {"hanya kata lain yang sama, kata pertama beda", "another word agrees, the first one does not"},
    {"beda", "different"},
}};
constexpr std::array<Words, 14> niks{{
    {"NIK sama", "NIK is the same"},
    {"NIK beda satu angka", "NIK differs in one digit"},
    {"NIK beda dua atau tiga angka", "NIK differs in two or three digits"},
    {"NIK hanya beda nomor urut: bisa jadi kembar", "NIK differs in its serial only: perhaps twins"},
    {"NIK dari wilayah yang sama, selebihnya beda", "NIK of the same area, else different"},
    {"NIK beda", "NIK differs"},
    {"NIK sama tetapi nama dan tanggal lahir beda", "NIK is the same but name and birth date contradict"},
    {"NIK sama, tanggal lahir beda", "NIK is the same, birth date is not"},
    {"NIK beda satu angka, tanggal lahir beda", "NIK differs in one digit, birth date too"},
    {"NIK beda dua atau tiga angka, tanggal lahir beda", "NIK differs in two or three digits, birth date too"},
    {"NIK hanya beda nomor urut, tanggal lahir beda", "NIK differs in its serial, birth date too"},
    {"NIK dari wilayah yang sama, selebihnya beda", "NIK of the same area, else different"},
    {"NIK beda", "NIK differs"},
    {"NIK sama tetapi nama dan tanggal lahir beda", "NIK is the same but name and birth date contradict"},
}};
constexpr std::array<Words, 4> cards{{
    {"No. KK sama", "family card is the same"},
    {"No. KK beda satu angka", "family card differs in one digit"},
    {"No. KK beda dua atau tiga angka", "family card differs in two or three digits"},
    {"No. KK beda", "family card differs"},
}};
constexpr std::array<Words, 8> days{{
    {"tanggal lahir sama", "birth date is the same"},
    {"hari dan bulan lahir tertukar", "birth day and month are swapped"},
    {"tanggal lahir beda satu angka", "birth date differs in one digit"},
    {"tahun lahir sama, yang satu tanggal bawaan (1 Januari, 1 Juli, 31 Desember)",
     "same birth year, one date is a default (1 January, 1 July, 31 December)"},
    {"dua dari hari, bulan, tahun lahir sama", "two of birth day, month and year agree"},
    {"hanya tahun lahir sama", "only the birth year agrees"},
    {"tahun lahir berdekatan", "birth years are next to each other"},
    {"tanggal lahir beda", "birth date differs"},
}};
constexpr std::array<Words, 2> sexes{{
    {"jenis kelamin sama", "sex is the same"},
    {"jenis kelamin beda", "sex differs"},
}};
constexpr std::array<Words, 6> areas{{
    {"wilayah sama sampai desa", "the same village"},
    {"wilayah sama sampai kecamatan", "the same district"},
    {"wilayah sama sampai kabupaten", "the same regency"},
    {"wilayah sama sampai provinsi", "the same province"},
    {"kode wilayah beda satu angka", "area code differs in one digit"},
    {"wilayah beda", "different areas"},
}};

template <std::size_t N>
Words pick(std::array<Words, N> const& from, Level level) noexcept {
    return level < N ? from[level] : Words{"tidak diketahui", "not known"};
}

Words words_of(std::size_t field, Level level) noexcept {
    if (field >= known_fields) return pick(texts, level);
    switch (static_cast<Field>(field)) {
        case Field::nama:
        case Field::tempat_lahir:
        case Field::nama_ibu:
        case Field::alamat:
            return pick(texts, level);
        case Field::nik:
            return pick(niks, level);
        case Field::no_kk:
            return pick(cards, level);
        case Field::tgl_lahir:
            return pick(days, level);
        case Field::jk:
            return pick(sexes, level);
        case Field::kode_wil:
            return pick(areas, level);
    }
    return {"tidak diketahui", "not known"};
}

}  // namespace

std::string_view reason(std::size_t field, Level level, Tongue tongue) noexcept {
    auto const words = words_of(field, level);
    return tongue == Tongue::id ? words.id : words.en;
}

std::vector<Reason> reasons_of(Model const& model, Score const& score, Tongue tongue) {
    bool const is_id = tongue == Tongue::id;
    std::vector<Reason> out;
    out.push_back(
        {is_id ? "peluang dua orang sembarang adalah satu orang" : "the chance that any two records are one person", "",
         score.prior});
    for (std::size_t f = 0; f < fields_max; ++f) {
        if (score.levels[f] == missing) continue;
        auto const extra = f - known_fields;
        auto const name = f < known_fields             ? std::string(field_name(static_cast<Field>(f)))
                          : extra < model.extra.size() ? model.extra[extra]
                                                       : std::string();
        out.push_back({reason(f, score.levels[f], tongue), name, score.weights[f]});
    }
    if (score.family != 0)
        out.push_back({is_id ? "anggota satu keluarga juga bisa sama dalam hal ini"
                             : "members of one family agree in this as well",
                       "", score.family});
    return out;
}

}  // namespace sinergi::matching
