"""Fills in every field of any message, from its descriptor alone."""

from google.protobuf import any_pb2
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message_factory import GetMessageClass

# By the type in Python rather than on the wire: of each, what is hard to carry.
SCALARS = {
    FieldDescriptor.CPPTYPE_INT32: -(2**31),
    FieldDescriptor.CPPTYPE_INT64: -(2**63),
    FieldDescriptor.CPPTYPE_UINT32: 2**32 - 1,
    FieldDescriptor.CPPTYPE_UINT64: 2**64 - 1,
    FieldDescriptor.CPPTYPE_DOUBLE: float("nan"),
    FieldDescriptor.CPPTYPE_FLOAT: -0.0,
    FieldDescriptor.CPPTYPE_BOOL: True,
}


def fill(message, pool, depth=2):
    """Sets each field, extensions included; of a oneof, the last one stays set."""
    if message.DESCRIPTOR.full_name == "google.protobuf.Any":
        message.CopyFrom(packed(pool))
        return message
    for field in message.DESCRIPTOR.fields:
        set_field(message, field, getattr(message, field.name), pool, depth)
    for extension in pool.FindAllExtensions(message.DESCRIPTOR):
        set_extension(message, extension, pool, depth)
    return message


def packed(pool):
    """An Any with a message inside."""
    inside = GetMessageClass(pool.FindMessageTypeByName("google.protobuf.Duration"))(seconds=-1)
    value = any_pb2.Any()
    value.Pack(inside)
    return GetMessageClass(pool.FindMessageTypeByName("google.protobuf.Any")).FromString(
        value.SerializeToString()
    )


def set_field(message, field, value, pool, depth):
    if field.message_type is not None and field.message_type.GetOptions().map_entry:
        put_entry(field.message_type, value, pool, depth)
    elif field.message_type is not None:
        if depth > 0 and field.is_repeated:
            value.add()
            fill(value.add(), pool, depth - 1)
        elif depth > 0:
            value.SetInParent()
            fill(value, pool, depth - 1)
        elif field.is_required:
            value.SetInParent()
    elif field.is_repeated:
        value.extend([scalar(field), scalar(field)])
    else:
        setattr(message, field.name, scalar(field))


def put_entry(entry, entries, pool, depth):
    key, value = (entry.fields_by_name[name] for name in ("key", "value"))
    if value.message_type is None:
        entries[scalar(key)] = scalar(value)
    elif depth > 0:
        fill(entries[scalar(key)], pool, depth - 1)


def set_extension(message, extension, pool, depth):
    if extension.message_type is None and not extension.is_repeated:
        message.Extensions[extension] = scalar(extension)
    else:
        set_field(message, extension, message.Extensions[extension], pool, depth)


def scalar(field):
    if field.enum_type is not None:
        return field.enum_type.values[-1].number
    if field.type == FieldDescriptor.TYPE_BYTES:
        return bytes(range(256))
    if field.type == FieldDescriptor.TYPE_STRING:
        return 'quotes " and \\, ü, 漢字, 🎈, \0'
    return SCALARS[field.cpp_type]
