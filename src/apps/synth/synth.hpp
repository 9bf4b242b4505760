#pragma once
// `sinergi synth`: lists of people who do not exist, with the truth beside them. For marks, tests and exercises.

#include "synth/faults.hpp"

#include <string>

namespace sinergi::synth {

struct Wish {
    std::uint64_t persons = 0;  // true people; or
    std::uint64_t records = 0;  // rows, exactly (dedupe only)
    std::uint64_t seed = 1;
    Errors errors = Errors::usual;
    RegionCode area;  // where everybody lives; none: the country
};

/// What was made.
struct Tally {
    std::uint64_t persons = 0, families = 0;
    std::uint64_t rows = 0;    // of the first file
    std::uint64_t others = 0;  // of the second
};

/// The columns of both lists below. `cluster` is the true person, `family` the true family: the truth, not to be read
/// by who is tried out.
inline constexpr std::string_view columns =
    "unique_id,cluster,family,no_kk,nik,nama,jk,tempat_lahir,tgl_lahir,nama_ibu,alamat,rt,rw,kode_wil\n";

/// One register in which one person in seven stands twice or more, and whole families that moved stand in two places.
/// Rows come mixed, so that nothing is learnt from who stands beside whom. Memory: about 200 MB, for any size.
/// @refuses synth.no_villages
/// @throws Fault when the file cannot be written
[[nodiscard]] Result<Tally> make_dedupe(Wish const& wish, std::string const& out);

/// A civil registry without flaws, that misses one person in twenty; and a social one, written by careless hands, with
/// four persons in five, some of them twice.
/// @refuses synth.no_villages
/// @throws Fault when a file cannot be written
[[nodiscard]] Result<Tally> make_link(Wish const& wish, std::string const& civil, std::string const& social);

/// Families for an import, in a folder: `keluarga.csv` and `anggota.csv` as a village sends them, with the flaws a
/// check has to find, and `truth.csv`: line of anggota.csv, true person, true family, flaws of the line.
/// @refuses synth.no_villages
/// @throws Fault when a file cannot be written
[[nodiscard]] Result<Tally> make_registry(Wish const& wish, std::string const& folder);

}  // namespace sinergi::synth
