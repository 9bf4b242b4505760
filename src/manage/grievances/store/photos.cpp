#include "grievances/store/photos.hpp"

#include "grievances/store_sql.hpp"

namespace sinergi::grievances::store {
namespace {

struct LoosePhoto {
    PhotoId id;
    std::string digest, thumb;
};
BOOST_DESCRIBE_STRUCT(LoosePhoto, (), (id, digest, thumb))

std::vector<std::string> drop_photo(db::Tx& tx, PhotoId id, std::string const& digest, std::string const& thumb) {
    std::vector<std::string> unused;
    tx.run(sql::delete_photo, {{"id", id}});
    for (auto const& file : {digest, thumb})
        if (!is_file_used(tx, file)) unused.push_back(file);
    return unused;
}

}  // namespace

bool is_file_used(db::Tx& tx, std::string_view name) {
    return tx.find<std::int64_t>(sql::photo_use, {{"digest", name}}).value_or(0) > 0;
}

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

std::vector<std::string> sweep_loose_photos(db::Tx& tx, Moment before) {
    std::vector<std::string> unused;
    for (auto const& photo : tx.all<LoosePhoto>(sql::loose_photos, {{"before", before}})) {
        auto files = drop_photo(tx, photo.id, photo.digest, photo.thumb);
        unused.insert(unused.end(), files.begin(), files.end());
    }
    return unused;
}

}  // namespace sinergi::grievances::store
