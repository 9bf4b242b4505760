#include "matching/model.hpp"

#include <algorithm>
#include <cmath>

namespace sinergi::matching {
namespace {

constexpr std::array<std::string_view, known_fields> names{"nama", "nik",      "no_kk",  "tgl_lahir", "tempat_lahir",
                                                           "jk",   "nama_ibu", "alamat", "kode_wil"};

Millibits bits_of(double share) { return static_cast<Millibits>(std::lround(std::log2(std::max(share, 1e-6)) * 1000)); }

using Shares = std::array<double, levels_max>;

void set(std::array<Millibits, levels_max>& bits, Shares const& shares) {
    for (std::size_t i = 0; i < levels_max; ++i) bits[i] = bits_of(shares[i]);
}

void set(FieldModel& field, Shares const& same, Shares const& kin, Shares const& stranger) {
    set(field.same, same);
    set(field.kin, kin);
    set(field.twin, kin);
    set(field.stranger, stranger);
}

// Shares by level, in the order of the enums in compare.hpp. They are where estimation begins, not where it ends. For
// strangers a level that has a rarity of its own stands at 1: what is rare about it comes from the values.
constexpr Shares stranger_text{1, 1, 1, 1, 1, 1, 1, 1, .93};

void set_texts(Model& model) {
    set(model.fields[at(Field::nama)], {.60, .13, .08, .08, .02, .03, .03, .01, .02},
        {.004, .002, .002, .010, .003, .005, .06, .20, .714}, stranger_text);
    set(model.fields[at(Field::nama_ibu)], {.62, .11, .08, .08, .02, .03, .03, .01, .02},
        {.34, .05, .04, .04, .01, .02, .02, .02, .46}, stranger_text);
    set(model.fields[at(Field::alamat)], {.62, .01, .06, .15, .02, .01, .02, .01, .10},
        {.62, .01, .06, .15, .02, .01, .02, .01, .10}, stranger_text);
    set(model.fields[at(Field::tempat_lahir)], {.90, .01, .02, .02, .01, .01, .01, .01, .01},
        {.80, .01, .02, .02, .01, .01, .01, .01, .11}, stranger_text);
    for (auto f = known_fields; f < fields_max; ++f)
        set(model.fields[f], {.75, .04, .06, .04, .01, .02, .02, .01, .05},
            {.25, .02, .02, .02, .01, .01, .03, .04, .60}, stranger_text);
}

/// Twins share mother, card and address, and the head of their numbers; their given names differ.
void set_twins(Model& model) {
    for (auto const field : {Field::nama_ibu, Field::alamat, Field::kode_wil, Field::tempat_lahir, Field::no_kk})
        model.fields[at(field)].twin = model.fields[at(field)].same;
    set(model.fields[at(Field::nama)].twin, {.010, .003, .003, .015, .003, .008, .08, .33, .548});
    set(model.fields[at(Field::jk)].twin, {.75, .25});
    set(model.fields[at(Field::tgl_lahir)].twin, {1});
}

void set_numbers(Model& model) {
    // NIK: seven levels when the birth dates agree, seven when they do not.
    set(model.fields[at(Field::nik)], {.86, .05, .02, .02, .01, .035, .005, /**/ .72, .07, .03, .005, .05, .12, .005},
        {.02, .02, .02, .84, .02, .08, .001, /**/ .002, .002, .002, .001, .60, .38, .013},
        {1, 1, 1, .75, .05, .70, 1, /**/ 1, 1, 1, 1, 1, .97, 1});
    set(model.fields[at(Field::no_kk)], {.82, .01, .01, .16}, {.84, .005, .005, .15}, {1, 1, 1, 1});
    set(model.fields[at(Field::jk)], {.994, .006}, {.5, .5}, {.5, .5});
    // What two strangers' days share: one digit is one of some thirty ways to be nearly right, and so on.
    set(model.fields[at(Field::tgl_lahir)], {.90, .012, .03, .012, .018, .008, .005, .015},
        {.010, .002, .010, .004, .030, .030, .080, .834}, {1, 1, .0015, .003, .005, .012, .03, .95});
    set(model.fields[at(Field::kode_wil)], {.86, .03, .03, .05, .01, .02}, {.88, .02, .02, .03, .01, .04},
        {1, 1, 1, 1, 1, .9});
}

}  // namespace

std::string_view field_name(Field field) noexcept { return names[at(field)]; }

Model default_model(std::int64_t records) {
    Model model;
    set_texts(model);
    set_numbers(model);
    set_twins(model);
    auto const others = [&](Field field, Millibits bits) { model.rarity[at(field)].other = bits; };
    others(Field::nama, 11'000);
    others(Field::nama_ibu, 11'000);
    others(Field::alamat, 9'000);
    others(Field::tempat_lahir, 8'500);
    others(Field::nik, 20'000);
    others(Field::no_kk, 18'000);
    others(Field::tgl_lahir, 14'600);
    others(Field::jk, 1'000);
    others(Field::kode_wil, 12'000);
    for (auto f = known_fields; f < fields_max; ++f) model.rarity[f].other = 9'000;
    // One record in five has a twin elsewhere in the list, and each has two and a half relatives.
    auto const size = std::log2(static_cast<double>(std::max<std::int64_t>(records, 2))) - 1;
    model.prior_same = bits_of(1) - static_cast<Millibits>(std::lround((size + 2.3) * 1000));
    model.prior_kin = -static_cast<Millibits>(std::lround((size - 1.3) * 1000));
    model.prior_twin = model.prior_same - 4'600;
    return model;
}

double probability(Millibits total) noexcept { return 1 / (1 + std::exp2(-static_cast<double>(total) / 1000)); }

}  // namespace sinergi::matching
