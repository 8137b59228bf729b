// The Inventory of peers/protos on grpc-js: maps, imports, well-known types.

export const inventory = {
  Put(call, callback) {
    callback(null, call.request);
  },

  List(call) {
    for (let number = 0; number < call.request.pageSize; number++) {
      call.write({ itemId: `item-${number}`, stockByShop: { north: number } });
    }
    call.end();
  },

  Sum(call, callback) {
    const totalByShop = {};
    call.on("data", ({ stockByShop }) => {
      for (const [shop, stock] of Object.entries(stockByShop ?? {})) {
        totalByShop[shop] = (totalByShop[shop] ?? 0) + stock;
      }
    });
    call.on("end", () => callback(null, { totalByShop }));
  },

  Watch(call) {
    call.on("data", (item) => call.write(item));
    call.on("end", () => call.end());
  },
};
