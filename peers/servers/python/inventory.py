"""The Inventory of peers/protos: maps, imports and well-known types."""

from collections import Counter

from peer.items.v1 import item_pb2
from peer.v1 import inventory_pb2, inventory_pb2_grpc


class InventoryServicer(inventory_pb2_grpc.InventoryServicer):
    def Put(self, request, context):
        return request

    def List(self, request, context):
        for number in range(request.page_size):
            yield item_pb2.Item(item_id=f"item-{number}", stock_by_shop={"north": number})

    def Sum(self, request_iterator, context):
        totals = Counter()
        for item in request_iterator:
            totals.update(item.stock_by_shop)
        return inventory_pb2.Totals(total_by_shop=totals)

    def Watch(self, request_iterator, context):
        yield from request_iterator
