#pragma once
// Photos of complaints: their rows. The files lie in the node's own store, under their digest.

#include "grievances/store.hpp"

namespace sinergi::grievances::store {

struct PhotoRow {
    PhotoId id;
    std::string digest, thumb;
    std::int64_t width = 0, height = 0;
    std::optional<double> lat, lon;
};
BOOST_DESCRIBE_STRUCT(PhotoRow, (), (id, digest, thumb, width, height, lat, lon))
/// `token`: keyed digest that whoever uploaded it holds; attached later, or at once when `of` is given.
void insert_photo(db::Tx& tx, PhotoRow const& photo, GrievanceId of, std::string_view token, Moment now);
/// @refuses grievances.photo_unknown unless the token fits a photo that belongs to nobody yet
[[nodiscard]] Done attach_photo(db::Tx& tx, PhotoId id, std::string_view token, GrievanceId to);
/// Of an anonymous report not even the place where a photo was taken is kept.
void drop_photo_places(db::Tx& tx, GrievanceId of);
[[nodiscard]] std::vector<PhotoRow> photos(db::Tx& tx, GrievanceId of);
struct PhotoOf {
    GrievanceId grievance;
    std::string digest, thumb;
};
BOOST_DESCRIBE_STRUCT(PhotoOf, (), (grievance, digest, thumb))
[[nodiscard]] std::optional<PhotoOf> find_photo(db::Tx& tx, PhotoId id);

/// Takes a complaint's photos away.
void drop_photos(db::Tx& tx, GrievanceId of);
/// Photos uploaded before a moment and never attached.
void drop_loose_photos(db::Tx& tx, Moment before);

}  // namespace sinergi::grievances::store
