#include "grievances/store/photos.hpp"

#include "grievances/store_sql.hpp"
#include "plumbing/files/loose.hpp"

namespace sinergi::grievances::store {
namespace {

struct Files {
    PhotoId id;
    std::string digest, thumb;
};
BOOST_DESCRIBE_STRUCT(Files, (), (id, digest, thumb))

void drop_photo(db::Tx& tx, PhotoId id, std::string const& digest, std::string const& thumb) {
    tx.run(sql::delete_photo, {{"id", id}});
    files::loosen(tx, digest);
    files::loosen(tx, thumb);
}

}  // namespace

void insert_photo(db::Tx& tx, PhotoRow const& p, GrievanceId of, std::string_view token, Moment now) {
    tx.later(sql::insert_photo, {{"id", p.id},
                                 {"grievance", of},
                                 {"digest", p.digest},
                                 {"thumb", p.thumb},
                                 {"width", p.width},
                                 {"height", p.height},
                                 {"lat", p.lat},
                                 {"lon", p.lon},
                                 {"token", token},
                                 {"uploaded_at", now}});
}

Done attach_photo(db::Tx& tx, PhotoId id, std::string_view token, GrievanceId to) {
    if (tx.run(sql::attach_photo, {{"id", id}, {"token", token}, {"grievance", to}}) == 0)
        return refuse(Why::not_found, "grievances.photo_unknown");
    return {};
}

void drop_photo_places(db::Tx& tx, GrievanceId of) { tx.run(sql::drop_photo_places, {{"grievance", of}}); }

std::vector<PhotoRow> photos(db::Tx& tx, GrievanceId of) {
    return tx.all<PhotoRow>(sql::photos_of, {{"grievance", of}});
}
std::optional<PhotoOf> find_photo(db::Tx& tx, PhotoId id) { return tx.find<PhotoOf>(sql::find_photo, {{"id", id}}); }

void drop_photos(db::Tx& tx, GrievanceId of) {
    for (auto const& photo : photos(tx, of)) drop_photo(tx, photo.id, photo.digest, photo.thumb);
}

void drop_loose_photos(db::Tx& tx, Moment before) {
    for (auto const& photo : tx.all<Files>(sql::loose_photos, {{"before", before}}))
        drop_photo(tx, photo.id, photo.digest, photo.thumb);
}

}  // namespace sinergi::grievances::store
