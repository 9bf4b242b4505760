#pragma once
// Results on disk. All of them throw NotWritten.

#include "matching/files/places.hpp"
#include "matching/files/read.hpp"

namespace sinergi::matching {

/// `unique_id,cluster`: a line a record; a cluster bears the id of its first member.
void write_clusters(NewFile& file, Lists const& lists, std::span<std::uint32_t const> cluster, unsigned threads);

/// `unique_id_l,unique_id_r,match_probability,weight_prior,weight_family,weight_nama...`: weights in bits; they sum up
/// to log2 of the odds.
void write_pairs(NewFile& file, Lists const& lists, std::span<Pair const> pairs, unsigned threads);

/// Writes `parts`, one behind the other, beside `path` first and moves them there: nobody shall take half a result for
/// a whole one.
/// @throws NotWritten when the disk is full or the folder is not there
void write_file(std::string const& path, std::span<std::string_view const> parts);
inline void write_file(std::string const& path, std::string_view text) { write_file(path, std::span(&text, 1)); }

}  // namespace sinergi::matching
