import { ConnectError, type Interceptor } from "@connectrpc/connect";

// part: error-logger
/** Logs an error on its way out, and raises it on. */
export const errorLogger: Interceptor = (next) => async (request) => {
  try {
    return await next(request);
  } catch (error) {
    console.error(`${request.method.name}: ${ConnectError.from(error).rawMessage}`);
    throw error;
  }
};
// end part
